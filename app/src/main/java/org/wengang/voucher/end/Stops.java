package org.wengang.voucher.end;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.entitlement.VoucherReturns;
import org.wengang.kernel.Ids;
import org.wengang.kernel.Refused;
import org.wengang.security.Audit;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.voucher.BrokenConstraint;
import org.wengang.voucher.VoucherCodes;
import org.wengang.voucher.end.Stop.Cause;
import org.wengang.voucher.end.Stop.State;
import org.wengang.web.component.Cursor;

/** One officer proposes that a voucher be stopped, another decides. */
@Service
class Stops {

    private static final Role[] DECIDERS = {Role.FINANCE, Role.REVIEWER};

    private final StopRepository repository;
    private final VoucherCodes codes;
    private final VoucherReturns pools;
    private final Audit audit;
    private final Clock clock;

    Stops(
            StopRepository repository,
            VoucherCodes codes,
            VoucherReturns pools,
            Audit audit,
            Clock clock) {
        this.repository = repository;
        this.codes = codes;
        this.pools = pools;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A voucher with what was said about stopping it, newest first.
     *
     * @throws Refused security-role-missing, voucher-stop-voucher-not-found
     */
    @Transactional(readOnly = true)
    Whole get(Officer officer, UUID voucher) {
        officer.require(DECIDERS);
        return new Whole(find(voucher), repository.of(voucher, officer.id()));
    }

    /** See {@link #get}. */
    record Whole(IssuedVoucher voucher, List<Stop> stops) {}

    private IssuedVoucher find(UUID voucher) {
        return repository
                .voucher(voucher)
                .orElseThrow(() -> new Refused(StopProblem.VOUCHER_NOT_FOUND));
    }

    @Transactional(readOnly = true)
    List<Stop> page(Officer officer, State state, Cursor cursor, int limit) {
        officer.require(DECIDERS);
        return repository.page(officer.id(), state, cursor, limit);
    }

    /** How many wait for somebody else than who proposed them. */
    @Transactional(readOnly = true)
    public long countProposed(UUID officer) {
        return repository.countProposed(officer);
    }

    /**
     * @param reason 1 to 500 characters
     * @param submission of the form: the same one sent twice is one stop
     * @throws Refused security-role-missing, voucher-stop-voucher-not-found, -nothing-left,
     *     -meanwhile
     */
    @Transactional
    void propose(Officer officer, UUID id, Cause cause, String reason, UUID submission) {
        officer.require(Role.FINANCE);
        var voucher = find(id);
        if (repository.wasSent(submission)) {
            return;
        }
        if (!voucher.isStoppable()) {
            throw new Refused(StopProblem.NOTHING_LEFT);
        }
        var stop = Ids.newId();
        if (repository.insert(stop, id, cause, reason, submission, officer.id(), clock.instant())) {
            audit.record(
                    "voucher-stop-proposed", "voucher " + id, "%s %s".formatted(stop, cause.key()));
        } else if (!repository.wasSent(submission)) {
            throw new Refused(StopProblem.MEANWHILE);
        }
    }

    /**
     * Accepted, what is left of the voucher is void and goes back to the pool that paid it; what
     * was spent by then stays spent. Replaced, the voucher of a lost slip gets another code, and
     * nobody takes the former one any more.
     *
     * @param outcome any but proposed
     * @param decision why, 1 to 500 characters
     * @return the voucher
     * @throws Refused security-role-missing, voucher-stop-not-found, -own, -decided, -not-lost,
     *     -nothing-left
     */
    @Transactional
    UUID decide(Officer officer, UUID id, State outcome, String decision) {
        officer.require(DECIDERS);
        var asked =
                repository
                        .find(id, officer.id())
                        .orElseThrow(() -> new Refused(StopProblem.NOT_FOUND));
        pools.lock(find(asked.voucher()).policyVersionId());
        var held = repository.lock(id, officer.id());
        if (held.isOwn()) {
            throw new Refused(StopProblem.OWN);
        }
        if (held.state() != State.PROPOSED) {
            throw new Refused(StopProblem.DECIDED);
        }
        if (outcome == State.REPLACED && held.cause() != Cause.LOST) {
            throw new Refused(StopProblem.NOT_LOST);
        }
        var now = clock.instant();
        try {
            if (outcome == State.REPLACED) {
                repository.replace(id, codes.newOnes(1).getFirst(), officer.id(), decision, now);
            } else {
                repository.decide(id, outcome, officer.id(), decision, now);
            }
        } catch (DataIntegrityViolationException refused) {
            if (BrokenConstraint.name(refused).equals("stop_voucher_left")) {
                throw new Refused(StopProblem.NOTHING_LEFT);
            }
            throw refused;
        }
        audit.record(
                "voucher-stop-" + outcome.stored(), "voucher " + held.voucher(), id.toString());
        return held.voucher();
    }
}
