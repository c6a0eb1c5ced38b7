package org.wengang.entitlement.fund;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.entitlement.EntitlementProblem;
import org.wengang.entitlement.VoucherFunds;
import org.wengang.entitlement.award.PoolRepository;
import org.wengang.kernel.OrgPath;
import org.wengang.kernel.Refused;

/** Keeps money of pools for vouchers to be claimed. */
@Service
class PoolFunds implements VoucherFunds {

    private final VoucherFundRepository repository;
    private final PoolRepository pools;
    private final Clock clock;

    PoolFunds(VoucherFundRepository repository, PoolRepository pools, Clock clock) {
        this.repository = repository;
        this.pools = pools;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Source> sources(OrgPath office) {
        return repository.sources(office);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void commit(UUID fund, UUID policyVersionId, OrgPath office, long fen, UUID by) {
        var left = pools.lock(policyVersionId);
        if (repository.sources(office).stream()
                .noneMatch(source -> source.policyVersionId().equals(policyVersionId))) {
            throw new Refused(EntitlementProblem.POOL_NOT_FOUND);
        }
        if (left != null && left < fen) {
            throw new Refused(EntitlementProblem.FUND_OVER_BUDGET);
        }
        repository.commit(fund, policyVersionId, office, fen, by, clock.instant());
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(UUID fund, long paidFen, long committedFen) {
        repository.tell(fund, paidFen, committedFen, clock.instant());
    }
}
