package org.wengang.entitlement.notice;

import gg.jte.models.runtime.JteModel;
import java.time.Clock;
import java.util.UUID;
import jte.Templates;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.ServletWebRequest;
import org.wengang.database.Scope;
import org.wengang.entitlement.AddressGate;
import org.wengang.entitlement.EntitlementProblem;
import org.wengang.entitlement.Forms;
import org.wengang.kernel.Ids;
import org.wengang.kernel.Refused;
import org.wengang.organisation.Organisations;
import org.wengang.security.Officer;
import org.wengang.web.Answer;
import org.wengang.web.Flash;
import org.wengang.web.FormErrors;
import org.wengang.web.Page;
import org.wengang.web.component.Slice;

/** What anybody may read and say, without signing in. */
@Controller
final class PublicNoticeController {

    private static final int NOTICES_ON_A_PAGE = 20;
    private static final int LINES_ON_A_PAGE = 100;
    private static final int MOST_PRINTED = 20_000;

    /** Objections from one address; enough for a village hall that shares one. */
    static final int MOST_AN_HOUR = 20;

    private static final int LONGEST_STATEMENT = 1000;
    private static final int LONGEST_CONTACT = 100;

    private final Notices notices;
    private final Objections objections;
    private final AddressGate gate;
    private final Organisations organisations;
    private final Templates templates;

    PublicNoticeController(
            Notices notices,
            Objections objections,
            Clock clock,
            Organisations organisations,
            Templates templates) {
        this.notices = notices;
        this.objections = objections;
        this.gate = new AddressGate(clock, MOST_AN_HOUR, EntitlementProblem.TOO_MANY_OBJECTIONS);
        this.organisations = organisations;
        this.templates = templates;
    }

    @GetMapping("/notices")
    Answer list(
            @RequestParam @Nullable UUID after,
            @RequestParam @Nullable UUID before,
            @AuthenticationPrincipal @Nullable Officer officer,
            Page page) {
        var cursor = Forms.cursor(after, before);
        var slice =
                Slice.of(
                        notices.page(officer, cursor, NOTICES_ON_A_PAGE + 1),
                        NOTICES_ON_A_PAGE,
                        cursor,
                        notice -> notice.id().toString(),
                        query -> "/notices?" + query);
        return Answer.page(
                templates.entitlementNotices(page, slice, notices.today(), organisations));
    }

    @GetMapping("/notices/{id}")
    Answer show(
            @PathVariable UUID id,
            @RequestParam @Nullable Integer after,
            @RequestParam @Nullable Integer before,
            @AuthenticationPrincipal @Nullable Officer officer,
            Page page) {
        var notice = notices.get(id);
        if (!notices.isOpenTo(officer, notice)) {
            return withdrawn(page, notice);
        }
        var cursor = Forms.cursor(after, before);
        var slice =
                Slice.of(
                        notices.lines(id, cursor, LINES_ON_A_PAGE + 1),
                        LINES_ON_A_PAGE,
                        cursor,
                        line -> Integer.toString(line.number()),
                        query -> "/notices/" + id + "?" + query);
        return Answer.page(notice(page, notice, slice, false));
    }

    /** Every line on one page, or in parts where there are more than a browser can lay out. */
    @GetMapping("/notices/{id}/print")
    Answer print(
            @PathVariable UUID id,
            @RequestParam @Nullable Integer after,
            @RequestParam @Nullable Integer before,
            @AuthenticationPrincipal @Nullable Officer officer,
            Page page) {
        var notice = notices.get(id);
        if (!notices.isOpenTo(officer, notice)) {
            return withdrawn(page, notice);
        }
        var cursor = Forms.cursor(after, before);
        var slice =
                Slice.of(
                        notices.lines(id, cursor, MOST_PRINTED + 1),
                        MOST_PRINTED,
                        cursor,
                        line -> Integer.toString(line.number()),
                        query -> "/notices/" + id + "/print?" + query);
        return Answer.page(notice(page, notice, slice, true));
    }

    @GetMapping("/notices/{id}/lines/{line}/objections")
    Answer form(@PathVariable UUID id, @PathVariable int line, Page page) {
        var form = new ObjectionForm("", "", Ids.newId().toString());
        return Answer.page(form(page, id, line, form, FormErrors.none()));
    }

    @PostMapping("/notices/{id}/lines/{line}/objections")
    Answer raise(
            @PathVariable UUID id,
            @PathVariable int line,
            @RequestParam(defaultValue = "") String statement,
            @RequestParam(defaultValue = "") String contact,
            @RequestParam(defaultValue = "") String submission,
            ServletWebRequest request,
            Page page) {
        var form = new ObjectionForm(statement, contact, submission);
        var errors = faults(form);
        if (errors.hasErrors()) {
            return Answer.invalid(form(page, id, line, form, errors));
        }
        gate.pass(request.getRequest().getRemoteAddr());
        var notice = notices.get(id);
        var sent = Forms.submission(submission, id, line, statement.strip());
        Scope.system(notice.organisation(), "objection to a public notice")
                .run(() -> objections.raise(id, line, statement, contact, sent));
        return Answer.redirect(
                "/notices/" + id, Flash.done("entitlement.objection.received", line));
    }

    private Answer withdrawn(Page page, Notice notice) {
        return Answer.page(
                templates.entitlementNoticeWithdrawn(
                        page,
                        notice,
                        organisations.get(notice.organisation()).name(page.language())));
    }

    private static FormErrors faults(ObjectionForm form) {
        var errors = FormErrors.none();
        if (form.statement().isBlank()) {
            errors.add("statement", "entitlement.objection.fault.statement");
        } else if (form.statement().strip().length() > LONGEST_STATEMENT) {
            errors.add("statement", "entitlement.fault.length", LONGEST_STATEMENT);
        }
        if (form.contact().strip().length() > LONGEST_CONTACT) {
            errors.add("contact", "entitlement.fault.length", LONGEST_CONTACT);
        }
        return errors;
    }

    private JteModel notice(Page page, Notice notice, Slice<NoticeLine> slice, boolean whole) {
        return templates.entitlementNotice(
                page,
                notice,
                slice,
                notice.isOpen(notices.today()),
                whole,
                organisations.get(notice.organisation()).name(page.language()));
    }

    private JteModel form(Page page, UUID id, int line, ObjectionForm form, FormErrors errors) {
        var notice = notices.get(id);
        if (!notice.isOpen(notices.today())) {
            throw new Refused(EntitlementProblem.NOTICE_CLOSED, notice.lastDay());
        }
        return templates.entitlementObjectionForm(
                page, notice, notices.line(id, line), form, errors);
    }
}
