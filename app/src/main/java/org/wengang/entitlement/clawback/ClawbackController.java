package org.wengang.entitlement.clawback;

import gg.jte.models.runtime.JteModel;
import java.util.Optional;
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
import org.wengang.entitlement.Forms;
import org.wengang.entitlement.clawback.Clawback.Receipt;
import org.wengang.entitlement.clawback.Clawback.State;
import org.wengang.entitlement.clawback.ClawbackRepository.Paid;
import org.wengang.kernel.Ids;
import org.wengang.kernel.Money;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.web.Answer;
import org.wengang.web.Flash;
import org.wengang.web.FormErrors;
import org.wengang.web.Page;
import org.wengang.web.component.Slice;

/** What is asked back: the list, one of them, a new one, and the money that comes. */
@Controller
@RequestMapping("/clawbacks")
final class ClawbackController {

    private static final int ON_A_PAGE = 50;
    private static final int LONGEST_REFERENCE = 100;

    private final Clawbacks clawbacks;
    private final Waivers waivers;
    private final Templates templates;

    ClawbackController(Clawbacks clawbacks, Waivers waivers, Templates templates) {
        this.clawbacks = clawbacks;
        this.waivers = waivers;
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
                        clawbacks.page(officer, wanted, cursor, ON_A_PAGE + 1),
                        ON_A_PAGE,
                        cursor,
                        clawback -> clawback.id().toString(),
                        query -> "/clawbacks?state=" + wanted.stored() + "&" + query);
        return Answer.page(
                templates.entitlementClawbacks(page, slice, wanted, waivers.unasked(ON_A_PAGE)));
    }

    @GetMapping("/lines/{line}")
    Answer create(@PathVariable UUID line, @AuthenticationPrincipal Officer officer, Page page) {
        var paid = clawbacks.paid(officer, line);
        return Answer.page(form(page, "/lines/" + line, paid, blank(paid), FormErrors.none()));
    }

    @GetMapping("/claims/{claim}")
    Answer createClaimed(
            @PathVariable UUID claim, @AuthenticationPrincipal Officer officer, Page page) {
        var paid = clawbacks.claimed(officer, claim);
        return Answer.page(form(page, "/claims/" + claim, paid, blank(paid), FormErrors.none()));
    }

    private ClawbackForm blank(Paid paid) {
        var claimed = paid.claimFen();
        return new ClawbackForm(
                new Money(claimed == null ? paid.leftFen() : claimed).yuan(),
                "1",
                clawbacks.today().plusMonths(1).toString(),
                "",
                Ids.newId().toString());
    }

    @PostMapping("/lines/{line}")
    Answer propose(
            @PathVariable UUID line,
            @ModelAttribute ClawbackForm form,
            @AuthenticationPrincipal Officer officer,
            Page page) {
        var paid = clawbacks.paid(officer, line);
        var errors = FormErrors.none();
        var draft = read(form, paid, errors);
        if (draft.isEmpty()) {
            return Answer.invalid(form(page, "/lines/" + line, paid, form, errors));
        }
        var submission = Forms.submission(form.submission(), line, draft.get());
        return proposed(clawbacks.propose(officer, line, draft.get(), submission));
    }

    @PostMapping("/claims/{claim}")
    Answer proposeClaimed(
            @PathVariable UUID claim,
            @ModelAttribute ClawbackForm form,
            @AuthenticationPrincipal Officer officer,
            Page page) {
        var paid = clawbacks.claimed(officer, claim);
        var errors = FormErrors.none();
        var draft = read(form, paid, errors);
        if (draft.isEmpty()) {
            return Answer.invalid(form(page, "/claims/" + claim, paid, form, errors));
        }
        var submission = Forms.submission(form.submission(), claim, draft.get());
        return proposed(clawbacks.proposeClaimed(officer, claim, draft.get(), submission));
    }

    private Optional<ClawbackForm.Draft> read(ClawbackForm form, Paid paid, FormErrors errors) {
        var most = paid.leftFen() == 0 ? Long.MAX_VALUE : paid.leftFen();
        return form.read(most, paid.claimFen(), clawbacks.today(), errors);
    }

    private static Answer proposed(UUID id) {
        return Answer.redirect("/clawbacks/" + id, Flash.done("entitlement.clawback.proposed"));
    }

    @GetMapping("/{id}")
    Answer show(@PathVariable UUID id, @AuthenticationPrincipal Officer officer, Page page) {
        return Answer.page(clawback(page, officer, id, Typed.NOTHING, FormErrors.none()));
    }

    @PostMapping("/{id}/decision")
    Answer decide(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam(defaultValue = "") String decision,
            @AuthenticationPrincipal Officer officer,
            Page page) {
        officer.require(Role.REVIEWER);
        var errors = FormErrors.none();
        var accepted = outcome.equals("accepted");
        if (!accepted && !outcome.equals("refused")) {
            errors.add("decision", "entitlement.clawback.fault.outcome");
        }
        Forms.checkReason("decision", decision, errors);
        if (errors.hasErrors()) {
            return Answer.invalid(
                    clawback(page, officer, id, new Typed(decision, "", "", "", ""), errors));
        }
        clawbacks.decide(officer, id, accepted, decision.strip());
        return Answer.redirect(
                "/clawbacks/" + id,
                Flash.done(
                        accepted
                                ? "entitlement.clawback.accepted"
                                : "entitlement.clawback.refused"));
    }

    @PostMapping("/{id}/receipts")
    Answer receive(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String amount,
            @RequestParam(defaultValue = "") String receivedOn,
            @RequestParam(defaultValue = "") String reference,
            @RequestParam(defaultValue = "") String submission,
            @AuthenticationPrincipal Officer officer,
            Page page) {
        officer.require(Role.FINANCE);
        var errors = FormErrors.none();
        var fen = Forms.fen(amount);
        if (fen.isEmpty()) {
            errors.add("amount", "entitlement.clawback.fault.received");
        }
        var day = Forms.day(receivedOn).filter(each -> !each.isAfter(clawbacks.today()));
        if (day.isEmpty()) {
            errors.add("receivedOn", "entitlement.clawback.fault.received-on");
        }
        if (reference.isBlank() || reference.strip().length() > LONGEST_REFERENCE) {
            errors.add("reference", "entitlement.clawback.fault.reference", LONGEST_REFERENCE);
        }
        if (errors.hasErrors()) {
            return Answer.invalid(
                    clawback(
                            page,
                            officer,
                            id,
                            new Typed("", amount, receivedOn, reference, ""),
                            errors));
        }
        var receipt = new Receipt(day.orElseThrow(), fen.getAsLong(), reference.strip());
        clawbacks.receive(officer, id, receipt, Forms.submission(submission, id, receipt));
        return Answer.redirect("/clawbacks/" + id, Flash.done("entitlement.clawback.received"));
    }

    @PostMapping("/{id}/waiver")
    Answer proposeWaiver(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String waiver,
            @AuthenticationPrincipal Officer officer,
            Page page) {
        officer.require(Role.CASEWORKER, Role.FINANCE);
        var errors = FormErrors.none();
        Forms.checkReason("waiver", waiver, errors);
        if (errors.hasErrors()) {
            return Answer.invalid(
                    clawback(page, officer, id, new Typed("", "", "", "", waiver), errors));
        }
        waivers.propose(officer, id, waiver.strip());
        return Answer.redirect(
                "/clawbacks/" + id, Flash.done("entitlement.clawback.waiver.proposed"));
    }

    @PostMapping("/{id}/waiver/decision")
    Answer decideWaiver(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String outcome,
            @AuthenticationPrincipal Officer officer) {
        var accepted = outcome.equals("accepted");
        waivers.decide(officer, id, accepted);
        return Answer.redirect(
                "/clawbacks/" + id,
                Flash.done(
                        accepted
                                ? "entitlement.clawback.waived"
                                : "entitlement.clawback.waiver.refused"));
    }

    /** What was typed into the forms of a clawback. */
    private record Typed(
            String decision, String amount, String receivedOn, String reference, String waiver) {

        static final Typed NOTHING = new Typed("", "", "", "", "");
    }

    private JteModel form(Page page, String path, Paid paid, ClawbackForm form, FormErrors errors) {
        return templates.entitlementClawbackForm(
                page,
                "/clawbacks" + path,
                paid.name(),
                paid.policyCode(),
                paid.leftFen(),
                paid.claimFen(),
                paid.isBusy() || paid.leftFen() == 0,
                form,
                errors);
    }

    private JteModel clawback(Page page, Officer officer, UUID id, Typed typed, FormErrors errors) {
        return templates.entitlementClawback(
                page,
                clawbacks.get(officer, id),
                typed.decision(),
                typed.amount(),
                typed.receivedOn(),
                typed.reference(),
                typed.waiver(),
                Ids.newId().toString(),
                errors);
    }
}
