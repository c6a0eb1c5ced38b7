package org.wengang.entitlement.correction;

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
import org.wengang.entitlement.decision.Explanations;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.web.Answer;
import org.wengang.web.Flash;
import org.wengang.web.FormErrors;
import org.wengang.web.Page;
import org.wengang.web.component.Slice;

/** Corrections: the list, and one with both explanations side by side. */
@Controller
@RequestMapping("/corrections")
final class CorrectionController {

    private static final int ON_A_PAGE = 50;

    private final Corrections corrections;
    private final Explanations explanations;
    private final Templates templates;

    CorrectionController(Corrections corrections, Explanations explanations, Templates templates) {
        this.corrections = corrections;
        this.explanations = explanations;
        this.templates = templates;
    }

    @GetMapping
    Answer list(
            @RequestParam(defaultValue = "proposed") String status,
            @RequestParam @Nullable UUID after,
            @RequestParam @Nullable UUID before,
            @AuthenticationPrincipal Officer officer,
            Page page) {
        var wanted = status(status);
        var cursor = Forms.cursor(after, before);
        var slice =
                Slice.of(
                        corrections.page(officer, wanted, cursor, ON_A_PAGE + 1),
                        ON_A_PAGE,
                        cursor,
                        correction -> correction.id().toString(),
                        query -> "/corrections?status=" + wanted.stored() + "&" + query);
        return Answer.page(templates.entitlementCorrections(page, slice, wanted));
    }

    @GetMapping("/{id}")
    Answer show(@PathVariable UUID id, @AuthenticationPrincipal Officer officer, Page page) {
        return Answer.page(correction(page, officer, id, "", FormErrors.none()));
    }

    @PostMapping("/{id}/decision")
    Answer decide(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam(defaultValue = "") String reason,
            @AuthenticationPrincipal Officer officer,
            Page page) {
        officer.require(Role.REVIEWER);
        var errors = FormErrors.none();
        var accepted = outcome.equals("accepted");
        if (!accepted && !outcome.equals("rejected")) {
            errors.add("reason", "entitlement.correction.fault.outcome");
        }
        Forms.checkReason("reason", reason, errors);
        if (errors.hasErrors()) {
            return Answer.invalid(correction(page, officer, id, reason, errors));
        }
        corrections.decide(officer, id, accepted, reason.strip());
        return Answer.redirect(
                "/corrections/" + id,
                Flash.done(
                        accepted
                                ? "entitlement.correction.done.accepted"
                                : "entitlement.correction.done.rejected"));
    }

    private JteModel correction(
            Page page, Officer officer, UUID id, String reason, FormErrors errors) {
        var correction = corrections.get(officer, id);
        return templates.entitlementCorrection(
                page,
                correction,
                explanations.explain(correction.awardRun(), correction.subject()),
                explanations.explain(correction.run(), correction.subject()),
                officer.is(Role.REVIEWER),
                reason,
                errors);
    }

    private static CorrectionStatus status(String status) {
        for (var known : CorrectionStatus.values()) {
            if (known.stored().equals(status)) {
                return known;
            }
        }
        return CorrectionStatus.PROPOSED;
    }
}
