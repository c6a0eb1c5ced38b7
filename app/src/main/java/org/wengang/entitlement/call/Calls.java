package org.wengang.entitlement.call;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.entitlement.EntitlementProblem;
import org.wengang.entitlement.award.PolicyName;
import org.wengang.kernel.Ids;
import org.wengang.kernel.Refused;
import org.wengang.policy.Policies;
import org.wengang.security.Audit;
import org.wengang.security.Officer;
import org.wengang.security.Role;

/** Which policies take applications. Reading needs no sign-in. */
@Service
public class Calls {

    private final CallRepository repository;
    private final Policies policies;
    private final Audit audit;
    private final Clock clock;

    Calls(CallRepository repository, Policies policies, Audit audit, Clock clock) {
        this.repository = repository;
        this.policies = policies;
        this.audit = audit;
        this.clock = clock;
    }

    public LocalDate today() {
        return LocalDate.now(clock);
    }

    @Transactional(readOnly = true)
    List<PolicyName> policies() {
        return repository.policies();
    }

    @Transactional(readOnly = true)
    public List<ApplicationCall> open() {
        return repository.open(today());
    }

    /** Of the officer's office and below. */
    @Transactional(readOnly = true)
    List<ApplicationCall> of(Officer officer) {
        officer.require(Role.CASEWORKER, Role.REVIEWER);
        return repository.of(officer.org());
    }

    /**
     * @throws Refused entitlement-call-not-found
     */
    @Transactional(readOnly = true)
    public ApplicationCall get(UUID id) {
        return repository
                .find(id)
                .orElseThrow(() -> new Refused(EntitlementProblem.CALL_NOT_FOUND));
    }

    /**
     * Lets a policy take applications at the officer's office from today on; one that does already
     * gets another deadline.
     *
     * @param deadline the last day, inclusive; not before today
     * @throws Refused security-role-missing, policy-not-found, policy-not-issued
     */
    @Transactional
    void open(Officer officer, UUID policyVersion, LocalDate deadline) {
        officer.require(Role.CASEWORKER);
        var policy = policies.issued(policyVersion);
        var call =
                new ApplicationCall(
                        Ids.newId(),
                        officer.org(),
                        policyVersion,
                        policy.code(),
                        policy.title(),
                        today(),
                        deadline);
        repository.open(call, officer.id(), clock.instant());
        audit.record(
                "application-call-opened",
                "policy " + policyVersion,
                policy.name() + " until " + deadline);
    }
}
