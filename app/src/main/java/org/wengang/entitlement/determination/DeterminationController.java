package org.wengang.entitlement.determination;

import gg.jte.models.runtime.JteModel;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import jte.Templates;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.wengang.entitlement.Forms;
import org.wengang.kernel.Ids;
import org.wengang.security.Officer;
import org.wengang.web.Answer;
import org.wengang.web.Flash;
import org.wengang.web.FormErrors;
import org.wengang.web.Page;
import org.wengang.web.component.Slice;

/** The list of runs, and the form that starts one. */
@Controller
final class DeterminationController {

    private static final int ON_A_PAGE = 20;

    private final Determinations determinations;
    private final Clock clock;
    private final Templates templates;

    DeterminationController(Determinations determinations, Clock clock, Templates templates) {
        this.determinations = determinations;
        this.clock = clock;
        this.templates = templates;
    }

    @GetMapping("/determinations")
    Answer list(
            @RequestParam @Nullable UUID after,
            @RequestParam @Nullable UUID before,
            @AuthenticationPrincipal Officer officer,
            Page page) {
        Determinations.mayRead(officer);
        var form =
                new StartForm(
                        "", LocalDate.now(clock).toString(), "", false, Ids.newId().toString());
        return Answer.page(runs(officer, page, after, before, form, FormErrors.none()));
    }

    @PostMapping("/determinations")
    Answer start(
            @RequestParam(defaultValue = "") String policy,
            @RequestParam(defaultValue = "") String asOf,
            @RequestParam(defaultValue = "") String campaign,
            @RequestParam(defaultValue = "") String newCampaign,
            @RequestParam(defaultValue = "") String submission,
            @AuthenticationPrincipal Officer officer,
            Page page) {
        var form =
                new StartForm(policy, asOf, campaign.strip(), !newCampaign.isEmpty(), submission);
        var errors = FormErrors.none();
        var policyId = Forms.id(policy);
        if (policyId.isEmpty()) {
            errors.add("policy", "entitlement.determination.fault.policy");
        }
        var day = Forms.day(asOf);
        if (day.isEmpty()) {
            errors.add("asOf", "entitlement.fault.day");
        } else if (day.get().isAfter(LocalDate.now(clock))) {
            errors.add("asOf", "entitlement.determination.fault.future");
        }
        if (!errors.hasErrors()) {
            determinations
                    .campaigns(policyId.orElseThrow(), day.orElseThrow())
                    .ifPresent(former ->
                            Forms.checkCampaign(
                                    form.campaign(), form.isNewCampaign(), former, errors));
        }
        if (errors.hasErrors()) {
            return Answer.invalid(runs(officer, page, null, null, form, errors));
        }
        var run =
                determinations.start(
                        officer,
                        policyId.orElseThrow(),
                        day.orElseThrow(),
                        form.campaign().isEmpty() ? null : form.campaign(),
                        Forms.submission(
                                submission,
                                policyId.orElseThrow(),
                                day.orElseThrow(),
                                form.campaign()));
        return Answer.redirect(
                "/determinations/" + run, Flash.done("entitlement.determination.started"));
    }

    private JteModel runs(
            Officer officer,
            Page page,
            @Nullable UUID after,
            @Nullable UUID before,
            StartForm form,
            FormErrors errors) {
        var cursor = Forms.cursor(after, before);
        var slice =
                Slice.of(
                        determinations.page(cursor, ON_A_PAGE + 1),
                        ON_A_PAGE,
                        cursor,
                        run -> run.id().toString(),
                        query -> "/determinations?" + query);
        return templates.entitlementDeterminations(
                page, slice, determinations.determinable(officer), officer.org(), form, errors);
    }
}
