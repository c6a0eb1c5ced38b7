package org.wengang.entitlement.hold;

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
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.web.Answer;
import org.wengang.web.Flash;
import org.wengang.web.FormErrors;
import org.wengang.web.Page;
import org.wengang.web.component.Slice;

/** Accounts that are held, and one of them to be released or refused. */
@Controller
@RequestMapping("/holds")
final class HoldController {

    private static final int ON_A_PAGE = 50;

    private final Holds holds;
    private final Templates templates;

    HoldController(Holds holds, Templates templates) {
        this.holds = holds;
        this.templates = templates;
    }

    @GetMapping
    Answer list(
            @RequestParam(defaultValue = "open") String state,
            @RequestParam @Nullable UUID after,
            @RequestParam @Nullable UUID before,
            @AuthenticationPrincipal Officer officer,
            Page page) {
        var wanted = Forms.oneOf(Hold.State.values(), Hold.State::stored, state, Hold.State.OPEN);
        var cursor = Forms.cursor(after, before);
        var slice =
                Slice.of(
                        holds.page(officer, wanted, cursor, ON_A_PAGE + 1),
                        ON_A_PAGE,
                        cursor,
                        hold -> hold.id().toString(),
                        query -> "/holds?state=" + wanted.stored() + "&" + query);
        return Answer.page(templates.entitlementHolds(page, slice, wanted));
    }

    @GetMapping("/{id}")
    Answer show(@PathVariable UUID id, @AuthenticationPrincipal Officer officer, Page page) {
        return Answer.page(hold(page, officer, id, "", FormErrors.none()));
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
        var wanted = Forms.oneOf(Hold.State.values(), Hold.State::stored, outcome, Hold.State.OPEN);
        if (wanted == Hold.State.OPEN) {
            errors.add("reason", "entitlement.hold.fault.outcome");
        }
        Forms.checkReason("reason", reason, errors);
        if (errors.hasErrors()) {
            return Answer.invalid(hold(page, officer, id, reason, errors));
        }
        holds.decide(officer, id, wanted, reason.strip());
        return Answer.redirect(
                "/holds/" + id, Flash.done("entitlement.hold.done." + wanted.stored()));
    }

    private JteModel hold(Page page, Officer officer, UUID id, String reason, FormErrors errors) {
        return templates.entitlementHold(page, holds.get(officer, id), reason, errors);
    }
}
