package org.wengang.registry.census.work;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.kernel.Mobile;
import org.wengang.registry.FactHistory;
import org.wengang.registry.FactSource;
import org.wengang.registry.Workers;
import org.wengang.registry.census.AskedFact;
import org.wengang.registry.census.Campaign;
import org.wengang.registry.census.Intention;
import org.wengang.security.Audit;

/**
 * What is known and what is still to be asked of the person of an errand. Works in the scope of the
 * campaign's office, for errands that {@link Errands} has found to be the officer's own.
 */
@Service
@Transactional(readOnly = true)
class Sheets {

    private final ErrandRepository repository;
    private final Workers workers;
    private final Audit audit;

    Sheets(ErrandRepository repository, Workers workers, Audit audit) {
        this.repository = repository;
        this.workers = workers;
        this.audit = audit;
    }

    Sheet sheet(UUID id, Campaign campaign) {
        var errand = repository.get(id, campaign);
        var histories = workers.histories(errand.worker());
        var missing = missing(errand, histories);
        var next = repository.lines(campaign.id(), errand.officer(), true, id, 1);
        return new Sheet(
                errand,
                workers.get(errand.worker()),
                missing,
                histories.stream()
                        .filter(history -> isAsked(campaign, history.fact()))
                        .filter(FactHistory::isKnown)
                        .toList(),
                repository.contacts(id),
                next.isEmpty() ? null : next.getFirst().errand());
    }

    List<ErrandLine> lines(
            Campaign campaign, UUID officer, boolean open, @Nullable UUID after, int limit) {
        return repository.lines(campaign.id(), officer, open, after, limit);
    }

    /** The telephone number, and a line in the audit trail that it was shown. */
    @Transactional
    @Nullable Mobile mobile(UUID id, Campaign campaign) {
        var errand = repository.get(id, campaign);
        audit.record("mobile-shown", "worker " + errand.worker(), "census " + campaign.id());
        return workers.mobile(errand.worker()).orElse(null);
    }

    /** A place goes with its town or village. */
    private static boolean isAsked(Campaign campaign, String fact) {
        return campaign.asked().stream()
                .anyMatch(question ->
                        question.fact().equals(fact)
                                || (question.fact() + "_locality").equals(fact));
    }

    /**
     * Questions whose answer is not known: never said, said before this census where plans change,
     * or a number that is somebody else's. Where somebody goes is asked of those who go, and not of
     * those who are known to stay; likewise the work they look for.
     */
    static List<AskedFact> missing(Errand errand, List<FactHistory> histories) {
        var missing = new ArrayList<AskedFact>();
        var intention =
                known(errand, AskedFact.INTENTION, histories) instanceof FactSource said
                        ? Intention.of(String.valueOf(said.value())).orElse(null)
                        : null;
        for (var question : errand.campaign().asked()) {
            var isForThem =
                    intention == null
                            || switch (question) {
                                case DESTINATION -> intention.leaves();
                                case JOB_WANTED -> intention.seeksWork();
                                default -> true;
                            };
            if (isForThem && known(errand, question, histories) == null) {
                missing.add(question);
            }
        }
        return missing;
    }

    static @Nullable FactSource known(
            Errand errand, AskedFact question, List<FactHistory> histories) {
        if (question == AskedFact.MOBILE && errand.wrongNumber()) {
            return null;
        }
        return histories.stream()
                .filter(history -> history.fact().equals(question.fact()) && history.isKnown())
                .map(FactHistory::current)
                .filter(said ->
                        !question.ages() || !said.statedOn().isBefore(errand.campaign().firstDay()))
                .findFirst()
                .orElse(null);
    }
}
