package org.wengang.entitlement.correction;

import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.wengang.entitlement.VoucherReductions;
import org.wengang.entitlement.award.PoolRepository;
import org.wengang.entitlement.correction.ReductionRepository.Part;
import org.wengang.security.Officer;

/**
 * Carries out a correction downwards. What is still due stays with the award first and then with
 * its top-ups, the oldest first; the rest is taken of each as far as it got.
 */
@Component
class Reductions {

    private final ReductionRepository repository;
    private final VoucherReductions vouchers;
    private final PoolRepository pools;
    private final Clock clock;

    Reductions(
            ReductionRepository repository,
            VoucherReductions vouchers,
            PoolRepository pools,
            Clock clock) {
        this.repository = repository;
        this.vouchers = vouchers;
        this.pools = pools;
        this.clock = clock;
    }

    /**
     * Of money that was paid the rest is claimed, as far as it is not asked back already; of a
     * voucher what is left becomes less, and what was spent beyond is claimed. An award that got no
     * further goes back to the caseworker and its top-ups end, so that the next determination finds
     * what is due.
     */
    void carryOut(Officer officer, Correction correction, String reason) {
        var now = clock.instant();
        var parts = repository.lockParts(correction.award());
        var keep = parts.getFirst().isPaid() ? correction.newFen() : 0;
        for (var part : parts) {
            var kept = Math.min(keep, part.valueFen());
            keep -= kept;
            take(officer, correction, part, part.valueFen() - kept, reason, now);
        }
        pools.promoteWaiting(correction.policyVersionId(), officer.id(), now);
    }

    private void take(
            Officer officer,
            Correction correction,
            Part part,
            long fen,
            String reason,
            Instant now) {
        if (fen <= 0) {
            return;
        }
        var claimed =
                switch (part.paidAs()) {
                    case MONEY -> Math.min(fen, part.claimableFen());
                    case VOUCHER -> vouchers.reduce(part.award(), fen);
                    case NOTHING -> 0L;
                };
        if (claimed > 0) {
            repository.claim(correction.id(), part.award(), claimed, officer.id(), now);
        }
        if (!part.isPaid() && part.isTopUp()) {
            repository.end(part.award(), officer.id(), now);
        } else if (!part.isPaid()) {
            repository.returnAward(part.award(), officer.id(), reason, now);
        }
    }
}
