package org.wengang.entitlement.fund;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.entitlement.VoucherReturns;
import org.wengang.entitlement.award.PoolRepository;

/** Brings back what of vouchers is void. */
@Service
class VoidVouchers implements VoucherReturns {

    private final VoucherFundRepository repository;
    private final PoolRepository pools;
    private final Clock clock;

    VoidVouchers(VoucherFundRepository repository, PoolRepository pools, Clock clock) {
        this.repository = repository;
        this.pools = pools;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock(UUID policyVersionId) {
        pools.lock(policyVersionId);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void giveBack(Map<UUID, Long> fenByAward) {
        if (!fenByAward.isEmpty()) {
            repository.giveBack(fenByAward, LocalDate.now(clock), clock.instant());
        }
    }
}
