package org.wengang.voucher.claim;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.wengang.database.Scope;
import org.wengang.kernel.Refused;
import org.wengang.registry.Workers;
import org.wengang.registry.Workers.Named;
import org.wengang.voucher.BatchQueue;
import org.wengang.voucher.VoucherCodes;
import org.wengang.voucher.VoucherProblem;
import org.wengang.voucher.claim.VoucherCampaignRepository.Answered;

/** Claims of people of the register, each once; a queue for each campaign at this node. */
@Service
class Claims {

    private final VoucherCampaigns campaigns;
    private final VoucherCampaignRepository repository;
    private final VoucherCodes codes;
    private final Workers workers;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Map<UUID, BatchQueue<Named, Outcome>> queues = new ConcurrentHashMap<>();

    Claims(
            VoucherCampaigns campaigns,
            VoucherCampaignRepository repository,
            VoucherCodes codes,
            Workers workers,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.campaigns = campaigns;
        this.repository = repository;
        this.codes = codes;
        this.workers = workers;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * Asks for whoever has that number and that name in the register of the campaign's office.
     *
     * @param campaign released
     * @return what comes of it; fails if the database fails, and then nothing was granted
     * @throws Refused voucher-campaign-not-found, voucher-claims-busy
     */
    CompletableFuture<Outcome> claim(UUID campaign, Named who) {
        var queue = queues.get(campaign);
        if (queue == null) {
            // what a campaign is does not change once it was let go
            var known = campaigns.released(campaign);
            queue =
                    queues.computeIfAbsent(
                            campaign,
                            _ -> new BatchQueue<>("claims", asked -> grant(known, asked)));
        }
        return queue.ask(who).orElseThrow(() -> new Refused(VoucherProblem.CLAIMS_BUSY));
    }

    private Map<Named, Outcome> grant(VoucherCampaign campaign, List<Named> asked) {
        return Scope.system(campaign.organisation(), "vouchers claimed")
                .call(() ->
                        Objects.requireNonNull(
                                transaction.execute(_ -> granted(campaign.id(), asked))));
    }

    private Map<Named, Outcome> granted(UUID campaign, List<Named> asked) {
        var known = workers.persons(asked);
        var persons = asked.stream().map(known::get).filter(Objects::nonNull).distinct().toList();
        var outcomes = new HashMap<UUID, Outcome>();
        for (var each :
                repository.claim(
                        campaign, clock.instant(), persons, codes.newOnes(persons.size()))) {
            outcomes.put(each.person(), outcome(each));
        }
        return asked.stream()
                .collect(
                        Collectors.toMap(
                                Function.identity(),
                                who ->
                                        outcomes.getOrDefault(
                                                known.get(who), new Outcome.Unknown())));
    }

    private Outcome outcome(Answered answered) {
        var sealed = answered.code();
        if (sealed == null) {
            return answered.outcome().equals("closed")
                    ? new Outcome.Closed()
                    : new Outcome.SoldOut();
        }
        var code = codes.opened(sealed);
        return answered.outcome().equals("granted")
                ? new Outcome.Granted(code)
                : new Outcome.Already(code);
    }
}
