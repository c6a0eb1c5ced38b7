package org.wengang.entitlement.simulation;

import gg.jte.models.runtime.JteModel;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import jte.Templates;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.wengang.engine.error.PolicyError;
import org.wengang.engine.error.PolicyErrors;
import org.wengang.entitlement.Forms;
import org.wengang.job.Jobs;
import org.wengang.policy.Policies;
import org.wengang.policy.PolicyVersion;
import org.wengang.policy.Trials;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.web.Answer;
import org.wengang.web.Flash;
import org.wengang.web.FormErrors;
import org.wengang.web.OrganisationNames;
import org.wengang.web.Page;
import org.wengang.web.component.Slice;

/** Tries of policies: to ask for and to compare. */
@Controller
final class SimulationController {

    private static final int ON_A_PAGE = 20;

    private final Simulations simulations;
    private final Policies policies;
    private final Trials trials;
    private final Jobs jobs;
    private final OrganisationNames organisations;
    private final Clock clock;
    private final Templates templates;

    SimulationController(
            Simulations simulations,
            Policies policies,
            Trials trials,
            Jobs jobs,
            OrganisationNames organisations,
            Clock clock,
            Templates templates) {
        this.simulations = simulations;
        this.policies = policies;
        this.trials = trials;
        this.jobs = jobs;
        this.organisations = organisations;
        this.clock = clock;
        this.templates = templates;
    }

    @GetMapping("/simulations")
    Answer list(
            @RequestParam @Nullable UUID after,
            @RequestParam @Nullable UUID before,
            @AuthenticationPrincipal Officer officer,
            Page page) {
        officer.require(Role.POLICY_OFFICER);
        var cursor = Forms.cursor(after, before);
        var slice =
                Slice.of(
                        simulations.page(cursor, ON_A_PAGE + 1),
                        ON_A_PAGE,
                        cursor,
                        simulation -> simulation.id().toString(),
                        query -> "/simulations?" + query);
        return Answer.page(templates.entitlementSimulations(page, slice, ofOfficer(officer)));
    }

    private List<PolicyVersion> ofOfficer(Officer officer) {
        return policies.list().stream()
                .filter(policy -> officer.org().contains(policy.organisation()))
                .toList();
    }

    @GetMapping("/policies/{policy}/simulation")
    Answer ask(@PathVariable UUID policy, @AuthenticationPrincipal Officer officer, Page page) {
        officer.require(Role.POLICY_OFFICER);
        var form = SimulationForm.empty(LocalDate.now(clock));
        return Answer.page(form(policy, form, FormErrors.none(), page));
    }

    @PostMapping("/policies/{policy}/simulation")
    Answer start(
            @PathVariable UUID policy,
            @RequestParam MultiValueMap<String, String> fields,
            @AuthenticationPrincipal Officer officer,
            Page page) {
        officer.require(Role.POLICY_OFFICER);
        var form = new SimulationForm(joined(fields));
        var errors = FormErrors.none();
        var rule = trials.rule(policy);
        var asOf = form.asOf(LocalDate.now(clock), errors);
        var variants = form.variants(rule, trials, errors);
        var campaign = form.text("campaign");
        simulations
                .campaigns(policy)
                .ifPresent(former ->
                        Forms.checkCampaign(campaign, form.isNewCampaign(), former, errors));
        if (!errors.hasErrors()) {
            addFaults(policy, asOf, Variant.UNCHANGED, "asOf", errors, page);
            for (var number = 0; number < variants.size(); number++) {
                var field = "v%d-name".formatted(number + 1);
                addFaults(policy, asOf, variants.get(number), field, errors, page);
            }
        }
        if (errors.hasErrors()) {
            return Answer.invalid(form(policy, form, errors, page));
        }
        var submission =
                Forms.submission(form.text("submission"), policy, asOf, campaign, variants);
        var simulation =
                simulations.start(
                        officer,
                        policy,
                        asOf,
                        campaign.isEmpty() ? null : campaign,
                        variants,
                        submission);
        return Answer.redirect(
                "/simulations/" + simulation, Flash.done("entitlement.simulation.started"));
    }

    private static LinkedHashMap<String, String> joined(MultiValueMap<String, String> fields) {
        var joined = new LinkedHashMap<String, String>();
        fields.forEach((name, values) -> joined.put(name, String.join(",", values)));
        return joined;
    }

    private void addFaults(
            UUID policy,
            LocalDate asOf,
            Variant variant,
            String field,
            FormErrors errors,
            Page page) {
        try {
            trials.compiled(policy, asOf, variant.values(), variant.conditions());
        } catch (PolicyErrors broken) {
            for (PolicyError fault : broken.errors()) {
                errors.add(
                        field,
                        "entitlement.simulation.fault.broken",
                        fault.sentence(page.language().locale()));
            }
        }
    }

    private JteModel form(UUID policy, SimulationForm form, FormErrors errors, Page page) {
        var asOf = Forms.day(form.text("asOf")).orElseGet(() -> LocalDate.now(clock));
        return templates.entitlementSimulationForm(
                page,
                policies.get(policy),
                trials.rule(policy).file().clauses(),
                trials.adjustables(policy, asOf, page),
                simulations.campaigns(policy).isPresent(),
                form,
                errors);
    }

    @GetMapping("/simulations/{id}")
    Answer show(@PathVariable UUID id, @AuthenticationPrincipal Officer officer, Page page) {
        officer.require(Role.POLICY_OFFICER);
        // the job first: read after one that is not finished, it may have ended and look broken
        var job = jobs.about(id).orElse(null);
        var simulation = simulations.get(id);
        if (!simulation.isFinished()) {
            return Answer.page(templates.entitlementSimulating(page, simulation, job));
        }
        return Answer.page(
                templates.entitlementSimulation(
                        page,
                        simulation,
                        new SimulationWords(
                                simulation,
                                trials.rule(simulation.policyVersionId()),
                                trials,
                                organisations,
                                page)));
    }
}
