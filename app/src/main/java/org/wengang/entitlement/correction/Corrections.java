package org.wengang.entitlement.correction;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.entitlement.EntitlementProblem;
import org.wengang.entitlement.award.AwardStatus;
import org.wengang.entitlement.award.PoolRepository;
import org.wengang.kernel.Refused;
import org.wengang.security.Audit;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.web.component.Cursor;

/** Tells of corrections, and lets a second person decide on them. */
@Service
class Corrections {

    private final CorrectionRepository repository;
    private final Reductions reductions;
    private final PoolRepository pools;
    private final Audit audit;
    private final Clock clock;

    Corrections(
            CorrectionRepository repository,
            Reductions reductions,
            PoolRepository pools,
            Audit audit,
            Clock clock) {
        this.repository = repository;
        this.reductions = reductions;
        this.pools = pools;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    List<Correction> page(Officer officer, CorrectionStatus status, Cursor cursor, int limit) {
        officer.require(Role.CASEWORKER, Role.REVIEWER);
        return repository.page(officer.id(), status, cursor, limit);
    }

    /** How many wait for this officer's decision. */
    @Transactional(readOnly = true)
    public long countOpen(UUID officer) {
        return repository.countOpen(officer);
    }

    /**
     * @throws Refused security-role-missing, entitlement-correction-not-found
     */
    @Transactional(readOnly = true)
    Correction get(Officer officer, UUID id) {
        officer.require(Role.CASEWORKER, Role.REVIEWER);
        return repository
                .find(officer.id(), id)
                .orElseThrow(() -> new Refused(EntitlementProblem.CORRECTION_NOT_FOUND));
    }

    /**
     * Accepted, a top-up becomes an award that is reviewed, published and paid like any other; what
     * was paid or spent beyond becomes an open claim, what of a voucher was not spent is void, and
     * an award that is not yet in a payment goes back to the caseworker, so that the next
     * determination replaces it. Less is not accepted of what is in a batch and was neither paid
     * nor given back: nobody knows yet which of both it will be.
     *
     * @param reason 1 to 500 characters
     * @throws Refused security-role-missing, entitlement-correction-not-found, -decided,
     *     -of-own-run, -outdated, -in-payment, -over-budget, -over-cap
     */
    @Transactional
    void decide(Officer officer, UUID id, boolean accepted, String reason) {
        officer.require(Role.REVIEWER);
        var correction = get(officer, id);
        var left = pools.lock(correction.policyVersionId());
        var held = repository.lock(id);
        if (held.proposedBy().equals(officer.id())) {
            throw new Refused(EntitlementProblem.CORRECTION_OF_OWN_RUN);
        }
        if (held.status() != CorrectionStatus.PROPOSED) {
            throw new Refused(EntitlementProblem.CORRECTION_DECIDED);
        }
        var isOutdated =
                held.awardStatus() != AwardStatus.APPROVED
                        || correction.isTopUp() && held.hasMore();
        if (accepted && isOutdated) {
            throw new Refused(EntitlementProblem.CORRECTION_OUTDATED);
        }
        if (accepted && !correction.isTopUp() && repository.isWithBank(held.award())) {
            throw new Refused(EntitlementProblem.CORRECTION_IN_PAYMENT);
        }
        if (accepted && correction.isTopUp() && left != null && left < correction.differenceFen()) {
            throw new Refused(EntitlementProblem.CORRECTION_OVER_BUDGET);
        }
        var room = repository.roomFen(held.award());
        if (accepted && correction.isTopUp() && room != null && room < correction.differenceFen()) {
            throw new Refused(EntitlementProblem.CORRECTION_OVER_CAP);
        }
        var status = accepted ? CorrectionStatus.ACCEPTED : CorrectionStatus.REJECTED;
        repository.decide(id, status, officer.id(), reason, clock.instant());
        if (accepted) {
            carryOut(officer, correction, reason);
        }
        audit.record(
                "correction-" + status.stored(),
                "correction " + id,
                "award %s: %d → %d fen"
                        .formatted(correction.award(), correction.oldFen(), correction.newFen()));
    }

    private void carryOut(Officer officer, Correction correction, String reason) {
        if (correction.isTopUp()) {
            repository.topUp(correction.id(), clock.instant());
        } else {
            reductions.carryOut(officer, correction, reason);
        }
    }
}
