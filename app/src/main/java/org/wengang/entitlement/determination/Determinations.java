package org.wengang.entitlement.determination;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.engine.CompiledPolicy;
import org.wengang.engine.error.PolicyErrors;
import org.wengang.entitlement.EntitlementProblem;
import org.wengang.entitlement.award.CampaignRepository;
import org.wengang.entitlement.award.PolicyName;
import org.wengang.job.Jobs;
import org.wengang.kernel.Ids;
import org.wengang.kernel.Refused;
import org.wengang.policy.Policies;
import org.wengang.security.Audit;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.web.component.Cursor;

/** Starts determinations and tells of them. */
@Service
public class Determinations {

    static final String JOB = "determination";

    private final RunRepository runs;
    private final CampaignRepository campaigns;
    private final Policies policies;
    private final Jobs jobs;
    private final Audit audit;
    private final Clock clock;

    Determinations(
            RunRepository runs,
            CampaignRepository campaigns,
            Policies policies,
            Jobs jobs,
            Audit audit,
            Clock clock) {
        this.runs = runs;
        this.campaigns = campaigns;
        this.policies = policies;
        this.jobs = jobs;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Queues a determination of everybody in the region that issued the policy.
     *
     * @param policyVersionId any issued version: the one that held on the day determines
     * @param asOf the day whose version and parameter values hold; not after today
     * @param campaign the special action, where the policy counts within one; else it is left aside
     * @param submission of the form: the same one sent twice starts one run
     * @return the run
     * @throws Refused security-role-missing, policy-not-found, policy-not-issued,
     *     policy-not-in-force, policy-closed, entitlement-policy-of-others,
     *     entitlement-policy-broken, entitlement-campaign-missing
     */
    @Transactional
    UUID start(
            Officer officer,
            UUID policyVersionId,
            LocalDate asOf,
            @Nullable String campaign,
            UUID submission) {
        officer.require(Role.CASEWORKER);
        var before = runs.bySubmission(submission);
        if (before.isPresent()) {
            return before.get();
        }
        var policy = policies.inForce(policyVersionId, asOf);
        if (!officer.org().contains(policy.organisation())) {
            throw new Refused(EntitlementProblem.POLICY_OF_OTHERS);
        }
        var isByCampaign = refuseABrokenRule(policy.id(), asOf).file().limits().countsByCampaign();
        if (isByCampaign && campaign == null) {
            throw new Refused(EntitlementProblem.CAMPAIGN_MISSING);
        }
        var run =
                new Run(
                        Ids.newId(),
                        policy.organisation(),
                        policy.id(),
                        policy.code(),
                        policy.version(),
                        policy.title(),
                        asOf,
                        isByCampaign ? campaign : null,
                        officer.id(),
                        clock.instant(),
                        null,
                        null,
                        null);
        runs.insert(run, submission);
        jobs.start(JOB, run.id());
        audit.record(
                "determination-started",
                "run " + run.id(),
                "%s version %d as of %s".formatted(run.policyCode(), run.policyVersion(), asOf));
        return run.id();
    }

    private CompiledPolicy refuseABrokenRule(UUID policyVersionId, LocalDate asOf) {
        try {
            return policies.compiled(policyVersionId, asOf);
        } catch (PolicyErrors broken) {
            throw new Refused(EntitlementProblem.POLICY_BROKEN, broken.first().toString());
        }
    }

    /**
     * The special actions there were determinations of, where the policy of that day counts within
     * them; empty where it does not.
     *
     * @throws Refused policy-not-found, policy-not-issued, policy-not-in-force, policy-closed,
     *     entitlement-policy-broken
     */
    @Transactional(readOnly = true)
    Optional<List<String>> campaigns(UUID policyVersionId, LocalDate asOf) {
        var policy = policies.inForce(policyVersionId, asOf);
        return refuseABrokenRule(policy.id(), asOf).file().limits().countsByCampaign()
                ? Optional.of(campaigns.of(policy.code()))
                : Optional.empty();
    }

    /**
     * Answers about people, names masked, are for whoever works with them or with the rules; an
     * administrator of accounts does neither.
     *
     * @throws Refused security-role-missing
     */
    public static void mayRead(Officer officer) {
        officer.require(
                Role.CASEWORKER,
                Role.REVIEWER,
                Role.FINANCE,
                Role.STATISTICIAN,
                Role.POLICY_OFFICER);
    }

    @Transactional(readOnly = true)
    List<PolicyName> determinable(Officer officer) {
        return runs.determinable(officer.org(), LocalDate.now(clock));
    }

    @Transactional(readOnly = true)
    public List<Run> page(Cursor cursor, int limit) {
        return runs.page(cursor, limit);
    }

    /**
     * @throws Refused entitlement-run-not-found
     */
    @Transactional(readOnly = true)
    public Run get(UUID id) {
        return runs.find(id).orElseThrow(() -> new Refused(EntitlementProblem.RUN_NOT_FOUND));
    }
}
