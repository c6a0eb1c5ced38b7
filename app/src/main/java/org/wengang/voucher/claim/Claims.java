package org.wengang.voucher.claim;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.wengang.database.Scope;
import org.wengang.kernel.IdentityDocument;
import org.wengang.kernel.PersonName;
import org.wengang.kernel.Refused;
import org.wengang.registry.Workers;
import org.wengang.voucher.VoucherCodes;
import org.wengang.voucher.VoucherProblem;
import org.wengang.voucher.claim.VoucherCampaignRepository.Answered;

/** Claims of people of the register, each once; a queue for each campaign at this node. */
@Service
class Claims {

    private final VoucherCampaignRepository repository;
    private final VoucherCodes codes;
    private final Workers workers;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Map<UUID, ClaimQueue> queues = new ConcurrentHashMap<>();

    Claims(
            VoucherCampaignRepository repository,
            VoucherCodes codes,
            Workers workers,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.repository = repository;
        this.codes = codes;
        this.workers = workers;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * Asks for whoever has that number and that name in the register of the campaign's office.
     *
     * @return what comes of it; fails if the database fails, and then nothing was granted
     * @throws Refused voucher-claim-unknown, voucher-claims-busy
     */
    CompletableFuture<Outcome> claim(
            VoucherCampaign campaign, IdentityDocument document, PersonName name) {
        var person =
                Scope.system(campaign.organisation(), "person who claims a voucher")
                        .call(() -> workers.person(document, name))
                        .orElseThrow(() -> new Refused(VoucherProblem.CLAIM_UNKNOWN));
        return claim(campaign, person);
    }

    CompletableFuture<Outcome> claim(VoucherCampaign campaign, UUID person) {
        return queues.computeIfAbsent(
                        campaign.id(), _ -> new ClaimQueue(persons -> grant(campaign, persons)))
                .ask(person);
    }

    private Map<UUID, Outcome> grant(VoucherCampaign campaign, List<UUID> persons) {
        var answers =
                Scope.system(campaign.organisation(), "vouchers claimed")
                        .call(() ->
                                transaction.execute(_ ->
                                        repository.claim(
                                                campaign.id(),
                                                clock.instant(),
                                                persons,
                                                codes.newOnes(persons.size()))));
        var outcomes = new HashMap<UUID, Outcome>();
        for (var each : answers) {
            outcomes.put(each.person(), outcome(each));
        }
        return outcomes;
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
