package org.wengang.voucher.end;

import gg.jte.models.runtime.JteModel;
import java.util.Arrays;
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
import org.wengang.kernel.Ids;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.voucher.end.Stop.Cause;
import org.wengang.voucher.end.Stop.State;
import org.wengang.web.Answer;
import org.wengang.web.Flash;
import org.wengang.web.FormErrors;
import org.wengang.web.Page;
import org.wengang.web.component.Slice;

/** Vouchers that are to be stopped, and one of them with the forms to do so. */
@Controller
@RequestMapping("/vouchers")
final class StopController {

    private static final int ON_A_PAGE = 50;

    private final Stops stops;
    private final Templates templates;

    StopController(Stops stops, Templates templates) {
        this.stops = stops;
        this.templates = templates;
    }

    @GetMapping
    Answer list(
            @RequestParam(defaultValue = "proposed") String state,
            @RequestParam @Nullable UUID after,
            @RequestParam @Nullable UUID before,
            @AuthenticationPrincipal Officer officer,
            Page page) {
        var wanted = Forms.oneOf(State.values(), State::stored, state, State.PROPOSED);
        var cursor = Forms.cursor(after, before);
        var slice =
                Slice.of(
                        stops.page(officer, wanted, cursor, ON_A_PAGE + 1),
                        ON_A_PAGE,
                        cursor,
                        stop -> stop.id().toString(),
                        query -> "/vouchers?state=" + wanted.stored() + "&" + query);
        return Answer.page(templates.voucherStops(page, slice, wanted));
    }

    @GetMapping("/{voucher}")
    Answer show(@PathVariable UUID voucher, @AuthenticationPrincipal Officer officer, Page page) {
        return Answer.page(voucher(page, officer, voucher, Typed.NOTHING, FormErrors.none()));
    }

    @PostMapping("/{voucher}/stops")
    Answer propose(
            @PathVariable UUID voucher,
            @RequestParam(defaultValue = "") String cause,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String submission,
            @AuthenticationPrincipal Officer officer,
            Page page) {
        officer.require(Role.FINANCE);
        var errors = FormErrors.none();
        var chosen =
                Arrays.stream(Cause.values())
                        .filter(each -> each.stored().equals(cause))
                        .findFirst();
        if (chosen.isEmpty()) {
            errors.add("cause", "voucher.stop.fault.cause");
        }
        Forms.checkReason("reason", reason, errors);
        if (errors.hasErrors()) {
            return Answer.invalid(
                    voucher(page, officer, voucher, new Typed(cause, reason, ""), errors));
        }
        var said = reason.strip();
        stops.propose(
                officer,
                voucher,
                chosen.orElseThrow(),
                said,
                Forms.submission(submission, voucher, chosen.orElseThrow(), said));
        return Answer.redirect("/vouchers/" + voucher, Flash.done("voucher.stop.proposed"));
    }

    @PostMapping("/{voucher}/stops/{stop}/decision")
    Answer decide(
            @PathVariable UUID voucher,
            @PathVariable UUID stop,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam(defaultValue = "") String decision,
            @AuthenticationPrincipal Officer officer,
            Page page) {
        var errors = FormErrors.none();
        var chosen = Forms.oneOf(State.values(), State::stored, outcome, State.PROPOSED);
        if (chosen == State.PROPOSED) {
            errors.add("decision", "voucher.stop.fault.outcome");
        }
        Forms.checkReason("decision", decision, errors);
        if (errors.hasErrors()) {
            return Answer.invalid(
                    voucher(page, officer, voucher, new Typed("", "", decision), errors));
        }
        var decided = stops.decide(officer, stop, chosen, decision.strip());
        return Answer.redirect(
                "/vouchers/" + decided, Flash.done("voucher.stop." + chosen.stored()));
    }

    /** What was typed into the forms of a voucher. */
    private record Typed(String cause, String reason, String decision) {

        static final Typed NOTHING = new Typed("", "", "");
    }

    private JteModel voucher(
            Page page, Officer officer, UUID voucher, Typed typed, FormErrors errors) {
        var whole = stops.get(officer, voucher);
        return templates.voucherIssuedVoucher(
                page,
                whole.voucher(),
                whole.stops(),
                typed.cause(),
                typed.reason(),
                typed.decision(),
                Ids.newId().toString(),
                errors);
    }
}
