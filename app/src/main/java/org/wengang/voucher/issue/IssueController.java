package org.wengang.voucher.issue;

import gg.jte.models.runtime.JteModel;
import java.util.UUID;
import jte.Templates;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.wengang.entitlement.Forms;
import org.wengang.kernel.Ids;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.sheet.SheetWriter.Format;
import org.wengang.web.Answer;
import org.wengang.web.Download;
import org.wengang.web.Flash;
import org.wengang.web.FormErrors;
import org.wengang.web.OrganisationNames;
import org.wengang.web.Page;
import org.wengang.web.component.Cursor;
import org.wengang.web.component.Slice;

/** What may be issued, the issues made of it, and the codes to be delivered. */
@Controller
@RequestMapping("/voucher-issues")
final class IssueController {

    private static final int ISSUES_ON_A_PAGE = 20;
    private static final int LINES_ON_A_PAGE = 100;
    private static final int SLIPS_ON_A_PAGE = 60;

    private final Issues issues;
    private final OrganisationNames offices;
    private final Templates templates;

    IssueController(Issues issues, OrganisationNames offices, Templates templates) {
        this.issues = issues;
        this.offices = offices;
        this.templates = templates;
    }

    @GetMapping
    Answer list(
            @RequestParam @Nullable UUID after,
            @RequestParam @Nullable UUID before,
            @AuthenticationPrincipal Officer officer,
            Page page) {
        officer.require(Role.FINANCE);
        var cursor = Forms.cursor(after, before);
        var slice =
                Slice.of(
                        issues.page(cursor, ISSUES_ON_A_PAGE + 1),
                        ISSUES_ON_A_PAGE,
                        cursor,
                        issue -> issue.id().toString(),
                        query -> "/voucher-issues?" + query);
        return Answer.page(templates.voucherIssues(page, issues.standing(), slice));
    }

    @GetMapping("/of/{policy}")
    Answer form(@PathVariable UUID policy, @AuthenticationPrincipal Officer officer, Page page) {
        officer.require(Role.FINANCE);
        var blank =
                IssueForm.blank(
                        issues.today(), issues.statedLastDay(policy), Ids.newId().toString());
        return Answer.page(form(page, policy, blank, FormErrors.none()));
    }

    @PostMapping("/of/{policy}")
    Answer issue(
            @PathVariable UUID policy,
            @ModelAttribute IssueForm form,
            @AuthenticationPrincipal Officer officer,
            Page page) {
        officer.require(Role.FINANCE);
        var errors = FormErrors.none();
        var terms = form.terms(issues.today(), issues.statedLastDay(policy), errors);
        if (terms.isEmpty()) {
            return Answer.invalid(form(page, policy, form, errors));
        }
        var submission = Forms.submission(form.submission(), policy, terms.get());
        var issue = issues.issue(officer, policy, terms.get(), submission);
        return Answer.redirect("/voucher-issues/" + issue, Flash.done("voucher.issue.made"));
    }

    private JteModel form(Page page, UUID policy, IssueForm form, FormErrors errors) {
        var standing =
                issues.standing().stream()
                        .filter(each -> each.policyVersionId().equals(policy))
                        .findFirst()
                        .orElse(null);
        return templates.voucherNewIssue(
                page, issues.policy(policy), standing, issues.statedLastDay(policy), form, errors);
    }

    @GetMapping("/{id}")
    Answer show(
            @PathVariable UUID id,
            @RequestParam @Nullable Integer after,
            @RequestParam @Nullable Integer before,
            @AuthenticationPrincipal Officer officer,
            Page page) {
        officer.require(Role.FINANCE);
        var issue = issues.get(id);
        var cursor = Forms.cursor(after, before);
        var slice =
                Slice.of(
                        issues.lines(id, cursor, LINES_ON_A_PAGE + 1),
                        LINES_ON_A_PAGE,
                        cursor,
                        line -> Integer.toString(line.number()),
                        query -> "/voucher-issues/" + id + "?" + query);
        return Answer.page(templates.voucherIssue(page, issue, issues.today(), slice));
    }

    /** To be printed and cut out: all, or the one that is asked for. */
    @GetMapping("/{id}/slips")
    Answer slips(
            @PathVariable UUID id,
            @RequestParam @Nullable Integer only,
            @RequestParam @Nullable Integer after,
            @RequestParam @Nullable Integer before,
            @AuthenticationPrincipal Officer officer,
            Page page) {
        officer.require(Role.FINANCE);
        var issue = issues.get(id);
        var cursor = only == null ? Forms.cursor(after, before) : Forms.cursor(only - 1, null);
        var slice =
                only != null
                        ? Slice.within(
                                issues.slips(officer, id, cursor, 1, "slip " + only),
                                Cursor.START,
                                slip -> Integer.toString(slip.line().number()))
                        : Slice.of(
                                issues.slips(officer, id, cursor, SLIPS_ON_A_PAGE + 1, "slips"),
                                SLIPS_ON_A_PAGE,
                                cursor,
                                slip -> Integer.toString(slip.line().number()),
                                query -> "/voucher-issues/" + id + "/slips?" + query);
        var holderPage =
                ServletUriComponentsBuilder.fromCurrentContextPath().path("/v/").toUriString();
        var office = offices.name(issue.organisation(), page.language());
        return Answer.page(templates.voucherSlips(page, issue, office, slice, holderPage));
    }

    @GetMapping("/{id}/codes.xlsx")
    Answer workbook(@PathVariable UUID id, @AuthenticationPrincipal Officer officer) {
        return file(officer, id, Format.XLSX);
    }

    @GetMapping("/{id}/codes.csv")
    Answer csv(@PathVariable UUID id, @AuthenticationPrincipal Officer officer) {
        return file(officer, id, Format.CSV);
    }

    private Answer file(Officer officer, UUID id, Format format) {
        officer.require(Role.FINANCE);
        var issue = issues.get(id);
        var slips = issues.slips(officer, id, Cursor.START, issue.voucherCount(), format.name());
        var file = new CodeFile(issue, slips);
        return new Download(
                file.fileName(format), format.mediaType(), out -> file.writeTo(out, format));
    }
}
