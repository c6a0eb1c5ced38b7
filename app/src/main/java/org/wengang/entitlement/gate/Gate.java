package org.wengang.entitlement.gate;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.entitlement.EntitlementProblem;
import org.wengang.entitlement.award.PolicyName;
import org.wengang.entitlement.gate.Finding.FindingState;
import org.wengang.kernel.Refused;
import org.wengang.security.Audit;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.web.component.Cursor;

/**
 * Looks at awards before they are approved or paid. What it finds holds an award; the database
 * refuses to approve or pay it until it is released.
 */
@Service
public class Gate {

    private final GateRepository checks;
    private final FindingRepository findings;
    private final Audit audit;
    private final Clock clock;

    Gate(GateRepository checks, FindingRepository findings, Audit audit, Clock clock) {
        this.checks = checks;
        this.findings = findings;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Looks at these awards. To be called before the transaction that approves them, so that what
     * is found stays even if nothing is approved then.
     *
     * @return how many findings are new, or open again
     */
    @Transactional
    public int examine(Collection<UUID> awards) {
        var ids = new TreeSet<>(awards);
        var found = 0;
        if (!ids.isEmpty()) {
            for (var check : GateCheck.values()) {
                found += checks.examine(check, ids, clock.instant());
            }
            note(found, "%d awards".formatted(ids.size()));
        }
        return found;
    }

    /**
     * Looks at all awards of a policy in this scope that hold money and are in no payment.
     *
     * @return how many findings are new, or open again
     */
    @Transactional
    public int examinePolicy(UUID policyVersion) {
        var found = 0;
        for (var check : GateCheck.values()) {
            found += checks.examine(check, policyVersion, clock.instant());
        }
        note(found, "policy " + policyVersion);
        return found;
    }

    private void note(int found, String looked) {
        if (found > 0) {
            audit.record("award-findings-noted", looked, found + " findings");
        }
    }

    /** Of an award in this scope, released ones too. */
    @Transactional(readOnly = true)
    public List<Finding> of(Officer officer, UUID award) {
        return findings.of(officer.id(), award);
    }

    /**
     * The same for an officer who asks for it.
     *
     * @throws Refused security-role-missing
     */
    @Transactional
    int examinePolicy(Officer officer, UUID policyVersion) {
        officer.require(Role.CASEWORKER, Role.REVIEWER);
        return examinePolicy(policyVersion);
    }

    /** Policies that have awards here. */
    @Transactional(readOnly = true)
    List<PolicyName> policies() {
        return findings.policies();
    }

    @Transactional(readOnly = true)
    List<Finding> page(Officer officer, FindingState state, Cursor cursor, int limit) {
        officer.require(Role.CASEWORKER, Role.REVIEWER);
        return findings.page(officer.id(), state, cursor, limit);
    }

    /**
     * @throws Refused security-role-missing, entitlement-finding-not-found
     */
    @Transactional(readOnly = true)
    Finding get(Officer officer, UUID id) {
        officer.require(Role.CASEWORKER, Role.REVIEWER);
        return findings.find(officer.id(), id)
                .orElseThrow(() -> new Refused(EntitlementProblem.FINDING_NOT_FOUND));
    }

    /** Those this officer may release. */
    @Transactional(readOnly = true)
    public long countOpen(UUID officer) {
        return findings.countOpen(officer);
    }

    /**
     * Lets the award pass.
     *
     * @param reason what was looked into; stays with the award
     * @throws Refused security-role-missing, entitlement-finding-not-found,
     *     entitlement-finding-of-own-proposal, entitlement-finding-handled
     */
    @Transactional
    void release(Officer officer, UUID id, String reason) {
        officer.require(Role.REVIEWER);
        if (get(officer, id).own()) {
            throw new Refused(EntitlementProblem.FINDING_OF_OWN_PROPOSAL);
        }
        if (!findings.release(id, officer.id(), reason, clock.instant())) {
            throw new Refused(EntitlementProblem.FINDING_HANDLED);
        }
        audit.record("award-finding-released", "finding " + id, "");
    }
}
