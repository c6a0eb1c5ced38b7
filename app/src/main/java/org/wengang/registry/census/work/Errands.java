package org.wengang.registry.census.work;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.wengang.database.Scope;
import org.wengang.kernel.Mobile;
import org.wengang.kernel.Refused;
import org.wengang.registry.census.Campaign;
import org.wengang.registry.census.CensusProblem;
import org.wengang.registry.census.CensusRepository;
import org.wengang.registry.census.work.ErrandRepository.Load;
import org.wengang.security.Officer;
import org.wengang.security.Role;

/**
 * The door to records that an office above keeps: it opens for the person of one errand, to the
 * officer whose errand it is. First the errand is looked for in the officer's own scope, then the
 * work is done in the campaign's.
 */
@Service
class Errands {

    private final CensusRepository campaigns;
    private final ErrandRepository repository;
    private final Sheets sheets;
    private final Records records;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Errands(
            CensusRepository campaigns,
            ErrandRepository repository,
            Sheets sheets,
            Records records,
            PlatformTransactionManager manager,
            Clock clock) {
        this.campaigns = campaigns;
        this.repository = repository;
        this.sheets = sheets;
        this.records = records;
        this.transactions = new TransactionTemplate(manager);
        this.transactions.setReadOnly(true);
        this.clock = clock;
    }

    /** Of censuses that run and have begun. */
    List<CensusTask> tasks(Officer officer) {
        officer.require(Role.CASEWORKER);
        return here(() ->
                loads(officer).stream()
                        .flatMap(load ->
                                campaigns
                                        .find(load.campaign())
                                        .map(campaign ->
                                                new CensusTask(
                                                        campaign,
                                                        load.open(),
                                                        load.today(),
                                                        load.done()))
                                        .stream())
                        .toList());
    }

    /** How many are to be contacted today. */
    long today(Officer officer) {
        return here(() -> loads(officer).stream().mapToLong(Load::today).sum());
    }

    private List<Load> loads(Officer officer) {
        var today = LocalDate.now(clock);
        return repository.loads(
                officer.id(), today, today.atStartOfDay(clock.getZone()).toInstant());
    }

    /**
     * @throws Refused census-campaign-not-found
     */
    List<ErrandLine> lines(
            Officer officer, Campaign campaign, boolean open, @Nullable UUID after, int limit) {
        officer.require(Role.CASEWORKER);
        return Scope.within(campaign.organisation(), officer.id())
                .call(() -> sheets.lines(campaign, officer.id(), open, after, limit));
    }

    /**
     * @throws Refused census-errand-not-found where it is not this officer's,
     *     security-role-missing; likewise the others
     */
    Sheet sheet(Officer officer, UUID errand) {
        return inside(officer, errand, campaign -> sheets.sheet(errand, campaign));
    }

    /** The telephone number, to be called; empty where none is known. Noted in the audit trail. */
    Optional<Mobile> mobile(Officer officer, UUID errand) {
        return inside(
                officer, errand, campaign -> Optional.ofNullable(sheets.mobile(errand, campaign)));
    }

    /**
     * @throws Refused census-contact-reused, census-not-running as well
     */
    Records.Kept record(Officer officer, UUID errand, ContactForm form) {
        return inside(officer, errand, campaign -> records.record(officer, errand, campaign, form));
    }

    /**
     * The key under which a browser keeps what it could not send: 32 bytes in hexadecimal, the same
     * for an officer always, and given only to who is signed in as that officer.
     */
    String queueKey(Officer officer) {
        return records.queueKey(officer);
    }

    private <R> R inside(Officer officer, UUID errand, Function<Campaign, R> work) {
        officer.require(Role.CASEWORKER);
        var campaign =
                here(() -> repository.campaignOf(errand, officer.id()).flatMap(campaigns::find))
                        .orElseThrow(() -> new Refused(CensusProblem.ERRAND_NOT_FOUND));
        return Objects.requireNonNull(
                Scope.within(campaign.organisation(), officer.id())
                        .<R, RuntimeException>call(() -> work.apply(campaign)));
    }

    private <R> R here(Supplier<R> work) {
        return Objects.requireNonNull(transactions.execute(_ -> work.get()));
    }
}
