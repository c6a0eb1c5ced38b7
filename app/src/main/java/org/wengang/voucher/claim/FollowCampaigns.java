package org.wengang.voucher.claim;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.wengang.entitlement.VoucherFunds;
import org.wengang.entitlement.VoucherReturns;
import org.wengang.job.DailyWork;
import org.wengang.voucher.Lots;
import org.wengang.voucher.claim.VoucherCampaignRepository.Funded;
import org.wengang.voucher.end.Endings;

/**
 * Every night: the pools learn what was granted of their campaigns, and get back what nobody
 * claimed of those that are over and what is void. Claims themselves touch no pool.
 */
@Component
class FollowCampaigns implements DailyWork {

    /** After its last moment; clocks of nodes differ by less. */
    private static final Duration CALM = Duration.ofHours(1);

    private final VoucherCampaignRepository repository;
    private final VoucherFunds funds;
    private final VoucherReturns pools;
    private final Endings endings;
    private final Clock clock;
    private final TransactionTemplate transaction;

    FollowCampaigns(
            VoucherCampaignRepository repository,
            VoucherFunds funds,
            VoucherReturns pools,
            Endings endings,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.repository = repository;
        this.funds = funds;
        this.pools = pools;
        this.endings = endings;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public String name() {
        return "follow-voucher-campaigns";
    }

    @Override
    public void run() {
        var today = LocalDate.now(clock);
        var funded = transaction.execute(_ -> repository.funded());
        Lots.each(
                funded,
                Funded::campaign,
                each ->
                        transaction.executeWithoutResult(_ -> {
                            pools.lock(each.policyVersionId());
                            follow(each.campaign(), today);
                        }));
    }

    private void follow(UUID campaign, LocalDate today) {
        endings.expire(campaign, "voucher campaign " + campaign);
        var spent = repository.lockSpent(campaign);
        var isOver = spent.closesAt().plus(CALM).isBefore(clock.instant());
        funds.tell(
                campaign,
                spent.keptFen(),
                isOver ? spent.keptFen() : Math.addExact(spent.keptFen(), spent.remainingFen()));
        if (isOver && spent.lastDay().isBefore(today)) {
            repository.settle(campaign, today);
        }
    }
}
