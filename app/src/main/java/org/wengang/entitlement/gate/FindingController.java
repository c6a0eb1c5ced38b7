package org.wengang.entitlement.gate;

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
import org.wengang.entitlement.gate.Finding.FindingState;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.web.Answer;
import org.wengang.web.Flash;
import org.wengang.web.FormErrors;
import org.wengang.web.Page;
import org.wengang.web.component.Cursor;
import org.wengang.web.component.Slice;

/** What holds awards, and its release. */
@Controller
@RequestMapping("/findings")
final class FindingController {

    private static final int ON_A_PAGE = 50;

    private final Gate gate;
    private final Templates templates;

    FindingController(Gate gate, Templates templates) {
        this.gate = gate;
        this.templates = templates;
    }

    @GetMapping
    Answer list(
            @RequestParam(defaultValue = "open") String state,
            @RequestParam @Nullable UUID after,
            @RequestParam @Nullable UUID before,
            @AuthenticationPrincipal Officer officer,
            Page page) {
        var wanted =
                Forms.oneOf(FindingState.values(), FindingState::stored, state, FindingState.OPEN);
        return Answer.page(
                findings(officer, page, wanted, Forms.cursor(after, before), FormErrors.none()));
    }

    /** Looks at a whole policy now. */
    @PostMapping("/examinations")
    Answer examine(
            @RequestParam(defaultValue = "") String policy,
            @AuthenticationPrincipal Officer officer,
            Page page) {
        officer.require(Role.CASEWORKER, Role.REVIEWER);
        var chosen = Forms.id(policy);
        if (chosen.isEmpty()) {
            var errors = FormErrors.none();
            errors.add("policy", "entitlement.determination.fault.policy");
            return Answer.invalid(
                    findings(officer, page, FindingState.OPEN, Forms.cursor(null, null), errors));
        }
        var found = gate.examinePolicy(officer, chosen.get());
        return Answer.redirect("/findings", Flash.done("life.gate.examined", found));
    }

    @GetMapping("/{finding}")
    Answer show(@PathVariable UUID finding, @AuthenticationPrincipal Officer officer, Page page) {
        return Answer.page(
                templates.entitlementFinding(
                        page, gate.get(officer, finding), "", FormErrors.none()));
    }

    @PostMapping("/{finding}/release")
    Answer release(
            @PathVariable UUID finding,
            @RequestParam(defaultValue = "") String reason,
            @AuthenticationPrincipal Officer officer,
            Page page) {
        officer.require(Role.REVIEWER);
        var errors = FormErrors.none();
        Forms.checkReason("reason", reason, errors);
        if (errors.hasErrors()) {
            return Answer.invalid(
                    templates.entitlementFinding(page, gate.get(officer, finding), reason, errors));
        }
        gate.release(officer, finding, reason.strip());
        return Answer.redirect("/findings/" + finding, Flash.done("life.gate.released"));
    }

    private JteModel findings(
            Officer officer, Page page, FindingState wanted, Cursor cursor, FormErrors errors) {
        var slice =
                Slice.of(
                        gate.page(officer, wanted, cursor, ON_A_PAGE + 1),
                        ON_A_PAGE,
                        cursor,
                        finding -> finding.id().toString(),
                        query -> "/findings?state=" + wanted.stored() + "&" + query);
        return templates.entitlementFindings(page, slice, wanted, gate.policies(), errors);
    }
}
