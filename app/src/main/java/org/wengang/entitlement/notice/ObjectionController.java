package org.wengang.entitlement.notice;

import gg.jte.models.runtime.JteModel;
import java.util.UUID;
import jte.Templates;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.wengang.entitlement.Forms;
import org.wengang.entitlement.notice.Objection.Status;
import org.wengang.security.Officer;
import org.wengang.web.Answer;
import org.wengang.web.Flash;
import org.wengang.web.FormErrors;
import org.wengang.web.Page;
import org.wengang.web.component.Slice;

/** Officers read objections and settle them. */
@Controller
@RequestMapping("/objections")
final class ObjectionController {

    private static final int ON_A_PAGE = 50;
    private static final int LONGEST_HANDLING = 500;

    private final Objections objections;
    private final Templates templates;

    ObjectionController(Objections objections, Templates templates) {
        this.objections = objections;
        this.templates = templates;
    }

    @GetMapping
    Answer list(
            @RequestParam(defaultValue = "open") String status,
            @RequestParam @Nullable UUID after,
            @RequestParam @Nullable UUID before,
            @AuthenticationPrincipal Officer officer,
            Page page) {
        var wanted = status(status);
        var cursor = Forms.cursor(after, before);
        var slice =
                Slice.of(
                        objections.page(officer, wanted, cursor, ON_A_PAGE + 1),
                        ON_A_PAGE,
                        cursor,
                        objection -> objection.id().toString(),
                        query -> "/objections?status=" + wanted.stored() + "&" + query);
        return Answer.page(templates.entitlementObjections(page, slice, wanted));
    }

    @GetMapping("/{id}")
    Answer show(@PathVariable UUID id, @AuthenticationPrincipal Officer officer, Page page) {
        return Answer.page(
                objection(page, objections.get(officer, id), "", null, FormErrors.none()));
    }

    @PostMapping("/{id}/contact")
    Answer contact(@PathVariable UUID id, @AuthenticationPrincipal Officer officer, Page page) {
        var contact = objections.contact(officer, id);
        return Answer.page(
                objection(page, objections.get(officer, id), "", contact, FormErrors.none()));
    }

    @PostMapping("/{id}/handling")
    Answer handle(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam(defaultValue = "") String handling,
            @AuthenticationPrincipal Officer officer,
            Page page) {
        var errors = FormErrors.none();
        var upheld = outcome.equals("upheld");
        if (!upheld && !outcome.equals("dismissed")) {
            errors.add("handling", "entitlement.objection.fault.outcome");
        }
        if (handling.isBlank()) {
            errors.add("handling", "entitlement.objection.fault.handling");
        } else if (handling.strip().length() > LONGEST_HANDLING) {
            errors.add("handling", "entitlement.fault.length", LONGEST_HANDLING);
        }
        if (errors.hasErrors()) {
            return Answer.invalid(
                    objection(page, objections.get(officer, id), handling, null, errors));
        }
        objections.handle(officer, id, upheld, handling.strip());
        return Answer.redirect(
                "/objections/" + id,
                Flash.done(
                        upheld
                                ? "entitlement.objection.done.upheld"
                                : "entitlement.objection.done.dismissed"));
    }

    private JteModel objection(
            Page page,
            Objection objection,
            String handling,
            @Nullable String contact,
            FormErrors errors) {
        return templates.entitlementObjection(page, objection, handling, contact, errors);
    }

    private static Status status(String status) {
        for (var known : Status.values()) {
            if (known.stored().equals(status)) {
                return known;
            }
        }
        return Status.OPEN;
    }
}
