package org.wengang.entitlement.determination;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.engine.CompiledPolicy;
import org.wengang.engine.error.PolicyErrors;
import org.wengang.entitlement.EntitlementProblem;
import org.wengang.entitlement.award.ExclusiveGroup;
import org.wengang.entitlement.award.PoolRepository;
import org.wengang.kernel.Refused;
import org.wengang.policy.Policies;
import org.wengang.policy.PolicyProblem;
import org.wengang.security.Audit;

/**
 * Does one determination, all of it in one transaction: a process that dies in between leaves
 * nothing, and its revival finds the run either finished or untouched.
 */
@Service
class RegionDetermination {

    private final RunRepository runs;
    private final DeterminationRepository determinations;
    private final PoolRepository pools;
    private final Policies policies;
    private final Audit audit;
    private final Clock clock;

    RegionDetermination(
            RunRepository runs,
            DeterminationRepository determinations,
            PoolRepository pools,
            Policies policies,
            Audit audit,
            Clock clock) {
        this.runs = runs;
        this.determinations = determinations;
        this.pools = pools;
        this.policies = policies;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Does nothing if the run is finished.
     *
     * @throws Refused entitlement-run-not-found, entitlement-policy-broken, policy-not-in-force,
     *     policy-closed
     */
    @Transactional
    public void determine(UUID runId) {
        var run = runs.lock(runId).orElseThrow(() -> new Refused(EntitlementProblem.RUN_NOT_FOUND));
        if (run.isFinished()) {
            return;
        }
        refuseAnotherVersion(run);
        var policy = compiled(run);
        var group = ExclusiveGroup.of(policy.file());
        determinations.lock(run.policyCode(), group);
        pools.open(
                run.policyVersionId(),
                run.organisation(),
                policies.budgetFen(run.policyVersionId()));
        pools.lock(run.policyVersionId());
        var now = clock.instant();
        determinations.voidUndecided(run, now);
        determinations.voidCorrections(run);
        var left = pools.lock(run.policyVersionId());
        determinations.determine(run, policy, group, left, sameDays(run, policy), now);
        record(run, determinations.finish(run.id(), clock.instant()));
    }

    /**
     * The days as of which the rule has the same values as in this run: only what was awarded by
     * the same values can have been awarded wrongly.
     */
    private List<LocalDate> sameDays(Run run, CompiledPolicy policy) {
        return determinations.awardedDays(run.policyVersionId()).stream()
                .filter(day ->
                        policies.compiled(run.policyVersionId(), day)
                                .values()
                                .texts()
                                .equals(policy.values().texts()))
                .toList();
    }

    private void record(Run run, Run.Counts counts) {
        var corrections = determinations.countCorrections(run.id());
        if (corrections > 0) {
            audit.record("corrections-proposed", "run " + run.id(), corrections + " awards");
        }
        audit.record(
                "determination-finished",
                "run " + run.id(),
                "people %d, eligible %d, not eligible %d, undecided %d, excluded %d, out of months %d, capped %d, waiting %d, refused for want of money %d, fen %d"
                        .formatted(
                                counts.people(),
                                counts.eligible(),
                                counts.notEligible(),
                                counts.undecided(),
                                counts.excluded(),
                                counts.outOfMonths(),
                                counts.capped(),
                                counts.waitingBudget(),
                                counts.refusedBudget(),
                                counts.eligibleFen()));
    }

    /** Between the order and the work the policy may have been closed or superseded. */
    private void refuseAnotherVersion(Run run) {
        if (!policies.inForce(run.policyVersionId(), run.asOf())
                .id()
                .equals(run.policyVersionId())) {
            throw new Refused(PolicyProblem.NOT_IN_FORCE, run.policyCode(), run.asOf());
        }
    }

    private CompiledPolicy compiled(Run run) {
        try {
            return policies.compiled(run.policyVersionId(), run.asOf());
        } catch (PolicyErrors broken) {
            throw new Refused(EntitlementProblem.POLICY_BROKEN, broken.first().toString());
        }
    }
}
