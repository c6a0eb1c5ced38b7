package org.wengang.entitlement.fund;

import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.entitlement.VoucherReturns;
import org.wengang.entitlement.award.PoolRepository;

/** Holds the pool that value of vouchers goes back to. */
@Service
class VoidVouchers implements VoucherReturns {

    private final PoolRepository pools;

    VoidVouchers(PoolRepository pools) {
        this.pools = pools;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock(UUID policyVersionId) {
        pools.lock(policyVersionId);
    }
}
