package org.wengang.entitlement.simulation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.engine.error.PolicyErrors;
import org.wengang.entitlement.EntitlementProblem;
import org.wengang.job.Jobs;
import org.wengang.kernel.Ids;
import org.wengang.kernel.Refused;
import org.wengang.policy.Policies;
import org.wengang.policy.Trials;
import org.wengang.security.Audit;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.web.component.Cursor;

/** Starts simulations and tells of them. */
@Service
public class Simulations {

    static final String JOB = "simulation";

    private final SimulationRepository repository;
    private final Policies policies;
    private final Trials trials;
    private final Jobs jobs;
    private final Audit audit;
    private final Clock clock;

    Simulations(
            SimulationRepository repository,
            Policies policies,
            Trials trials,
            Jobs jobs,
            Audit audit,
            Clock clock) {
        this.repository = repository;
        this.policies = policies;
        this.trials = trials;
        this.jobs = jobs;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Queues a simulation of a policy, issued or not, on everybody of its region.
     *
     * @param campaign the special action to try it for, where the policy counts within one; else it
     *     is left aside
     * @param variants beside the policy as it stands, which is always the first
     * @param submission of the form: the same one sent twice starts one simulation
     * @return the simulation
     * @throws Refused security-role-missing, policy-not-found, entitlement-policy-of-others,
     *     entitlement-policy-broken, entitlement-campaign-missing
     */
    @Transactional
    UUID start(
            Officer officer,
            UUID policyVersionId,
            LocalDate asOf,
            @Nullable String campaign,
            List<Variant> variants,
            UUID submission) {
        officer.require(Role.POLICY_OFFICER);
        var before = repository.bySubmission(submission);
        if (before.isPresent()) {
            return before.get();
        }
        var policy = policies.get(policyVersionId);
        if (!officer.org().contains(policy.organisation())) {
            throw new Refused(EntitlementProblem.POLICY_OF_OTHERS);
        }
        var isByCampaign = campaigns(policyVersionId).isPresent();
        if (isByCampaign && campaign == null) {
            throw new Refused(EntitlementProblem.CAMPAIGN_MISSING);
        }
        var all = new ArrayList<>(List.of(Variant.UNCHANGED));
        all.addAll(variants);
        all.forEach(variant -> refuseABrokenRule(policyVersionId, asOf, variant));
        var simulation =
                new Simulation(
                        Ids.newId(),
                        policy.organisation(),
                        policyVersionId,
                        policy.code(),
                        policy.version(),
                        policy.title(),
                        asOf,
                        isByCampaign ? campaign : null,
                        all,
                        officer.id(),
                        clock.instant(),
                        null,
                        List.of());
        repository.insert(simulation, submission);
        jobs.start(JOB, simulation.id());
        audit.record(
                "simulation-started",
                "simulation " + simulation.id(),
                "%s as of %s, %d variants".formatted(policy.name(), asOf, all.size()));
        return simulation.id();
    }

    /**
     * The special actions there were determinations of, where the policy counts within them; empty
     * where it does not.
     *
     * @throws Refused policy-not-found
     */
    @Transactional(readOnly = true)
    Optional<List<String>> campaigns(UUID policyVersionId) {
        var file = trials.rule(policyVersionId).file();
        return file.limits().countsByCampaign()
                ? Optional.of(repository.campaigns(file.code()))
                : Optional.empty();
    }

    private void refuseABrokenRule(UUID policyVersionId, LocalDate asOf, Variant variant) {
        try {
            trials.compiled(policyVersionId, asOf, variant.values(), variant.conditions());
        } catch (PolicyErrors broken) {
            throw new Refused(EntitlementProblem.POLICY_BROKEN, broken.first().toString());
        }
    }

    @Transactional(readOnly = true)
    public List<Simulation> page(Cursor cursor, int limit) {
        return repository.page(cursor, limit);
    }

    /**
     * @throws Refused entitlement-simulation-not-found
     */
    @Transactional(readOnly = true)
    public Simulation get(UUID id) {
        return repository
                .find(id)
                .orElseThrow(() -> new Refused(EntitlementProblem.SIMULATION_NOT_FOUND));
    }
}
