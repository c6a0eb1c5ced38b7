package org.wengang.entitlement.hold;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.entitlement.EntitlementProblem;
import org.wengang.kernel.Refused;
import org.wengang.security.Audit;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.web.component.Cursor;

/** Lets a second officer look at accounts that are held. */
@Service
class Holds {

    private final HoldRepository repository;
    private final Audit audit;
    private final Clock clock;

    Holds(HoldRepository repository, Audit audit, Clock clock) {
        this.repository = repository;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    List<Hold> page(Officer officer, Hold.State state, Cursor cursor, int limit) {
        officer.require(Role.CASEWORKER, Role.REVIEWER, Role.FINANCE);
        return repository.page(officer.id(), state, cursor, limit);
    }

    /**
     * @throws Refused security-role-missing, entitlement-hold-not-found
     */
    @Transactional(readOnly = true)
    Hold get(Officer officer, UUID id) {
        officer.require(Role.CASEWORKER, Role.REVIEWER, Role.FINANCE);
        return repository
                .find(id, officer.id())
                .orElseThrow(() -> new Refused(EntitlementProblem.HOLD_NOT_FOUND));
    }

    /** How many wait for somebody else than who stated the account. */
    @Transactional(readOnly = true)
    public long countOpen(UUID officer) {
        return repository.countOpen(officer);
    }

    /**
     * @param reason 1 to 500 characters
     * @throws Refused security-role-missing, entitlement-hold-not-found, -hold-decided,
     *     -hold-of-own-account
     */
    @Transactional
    void decide(Officer officer, UUID id, Hold.State outcome, String reason) {
        officer.require(Role.REVIEWER);
        if (get(officer, id).isOwn()) {
            throw new Refused(EntitlementProblem.HOLD_OF_OWN_ACCOUNT);
        }
        if (!repository.decide(id, outcome, officer.id(), reason, clock.instant())) {
            throw new Refused(EntitlementProblem.HOLD_DECIDED);
        }
        audit.record("payment-hold-" + outcome.stored(), "payment hold " + id, "");
    }
}
