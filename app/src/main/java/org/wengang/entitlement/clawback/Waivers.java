package org.wengang.entitlement.clawback;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.entitlement.EntitlementProblem;
import org.wengang.entitlement.award.PoolRepository;
import org.wengang.entitlement.clawback.Clawback.State;
import org.wengang.kernel.Refused;
import org.wengang.security.Audit;
import org.wengang.security.Officer;
import org.wengang.security.Role;

/** What is claimed and not asked back yet, and what is asked back and does not come. */
@Service
class Waivers {

    private final ClaimRepository claims;
    private final ClawbackRepository clawbacks;
    private final PoolRepository pools;
    private final Audit audit;
    private final Clock clock;

    Waivers(
            ClaimRepository claims,
            ClawbackRepository clawbacks,
            PoolRepository pools,
            Audit audit,
            Clock clock) {
        this.claims = claims;
        this.clawbacks = clawbacks;
        this.pools = pools;
        this.audit = audit;
        this.clock = clock;
    }

    /** Claims nobody asked back yet, oldest first; to be called by whoever may read clawbacks. */
    @Transactional(readOnly = true)
    List<OpenClaim> unasked(int limit) {
        return claims.unasked(limit);
    }

    /**
     * Proposes that what is outstanding does not come back. The same sent twice is one proposal.
     *
     * @param reason 1 to 500 characters
     * @throws Refused security-role-missing, entitlement-clawback-not-found, -clawback-not-open,
     *     -waiver-meanwhile
     */
    @Transactional
    void propose(Officer officer, UUID id, String reason) {
        officer.require(Role.CASEWORKER, Role.FINANCE);
        var clawback = lock(officer, id);
        if (clawback.isOwnWaiver() && reason.equals(clawback.waiverReason())) {
            return;
        }
        if (clawback.state() != State.OPEN) {
            throw new Refused(EntitlementProblem.CLAWBACK_NOT_OPEN);
        }
        if (clawback.waiverReason() != null) {
            throw new Refused(EntitlementProblem.WAIVER_MEANWHILE);
        }
        claims.proposeWaiver(id, officer.id(), reason, clock.instant());
        audit.record(
                "clawback-waiver-proposed",
                "clawback " + id,
                clawback.outstandingFen() + " fen outstanding");
    }

    /**
     * Accepted, the clawback ends, and the claim it carried out; refused, it runs on.
     *
     * @throws Refused security-role-missing, entitlement-clawback-not-found, -own-waiver,
     *     -clawback-not-open, -waiver-meanwhile
     */
    @Transactional
    void decide(Officer officer, UUID id, boolean accepted) {
        officer.require(Role.REVIEWER);
        var clawback = lock(officer, id);
        if (clawback.state() != State.OPEN) {
            throw new Refused(EntitlementProblem.CLAWBACK_NOT_OPEN);
        }
        if (clawback.waiverReason() == null) {
            throw new Refused(EntitlementProblem.WAIVER_MEANWHILE);
        }
        if (clawback.isOwnWaiver()) {
            throw new Refused(EntitlementProblem.OWN_WAIVER);
        }
        if (accepted) {
            claims.waive(id, officer.id(), clock.instant());
        } else {
            claims.refuseWaiver(id);
        }
        audit.record(
                accepted ? "clawback-waived" : "clawback-waiver-refused",
                "clawback " + id,
                clawback.outstandingFen() + " fen outstanding");
    }

    private Clawback lock(Officer officer, UUID id) {
        var found =
                clawbacks
                        .find(id, officer.id())
                        .orElseThrow(() -> new Refused(EntitlementProblem.CLAWBACK_NOT_FOUND));
        pools.lock(found.policyVersionId());
        return clawbacks.lock(id, officer.id());
    }
}
