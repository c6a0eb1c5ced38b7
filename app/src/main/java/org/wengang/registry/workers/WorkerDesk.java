package org.wengang.registry.workers;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.kernel.IdentityDocument;
import org.wengang.registry.FactHistory;
import org.wengang.registry.FactsView;
import org.wengang.registry.Worker;
import org.wengang.registry.Workers;
import org.wengang.registry.desk.LookingUp;
import org.wengang.registry.desk.UnknownFact;
import org.wengang.registry.roster.RosterColumn;
import org.wengang.security.Officer;

/** What officers look up, by role. */
@Service
@Transactional(readOnly = true)
class WorkerDesk {

    private final Workers workers;
    private final LookingUp lookingUp;

    WorkerDesk(Workers workers, LookingUp lookingUp) {
        this.workers = workers;
        this.lookingUp = lookingUp;
    }

    /**
     * @throws org.wengang.kernel.Refused registry-worker-not-found, security-role-missing; likewise
     *     the others
     */
    Worker get(Officer officer, UUID worker) {
        lookingUp.require(officer);
        return workers.get(worker);
    }

    List<Worker.Other> others(Officer officer, UUID worker) {
        lookingUp.require(officer);
        return workers.others(worker);
    }

    List<FactHistory> histories(Officer officer, UUID worker) {
        lookingUp.require(officer);
        return workers.histories(worker);
    }

    /** What nobody ever said of the worker, in the order of the columns. */
    List<UnknownFact> unknown(Officer officer, UUID worker, Locale locale) {
        var organisation = get(officer, worker).organisation();
        return lookingUp.missing(unknown(officer, worker), FactsView.WORKER, organisation, locale);
    }

    /** Their names; a remark is no fact. */
    List<String> unknown(Officer officer, UUID worker) {
        var known =
                histories(officer, worker).stream()
                        .filter(FactHistory::isKnown)
                        .map(FactHistory::fact)
                        .toList();
        return Arrays.stream(RosterColumn.values())
                .filter(column -> !column.tellsWho() && column != RosterColumn.REMARK)
                .map(RosterColumn::fact)
                .filter(fact -> !known.contains(fact))
                .toList();
    }

    /** The whole number, and a line in the audit trail that it was shown. */
    @Transactional
    IdentityDocument reveal(Officer officer, UUID worker) {
        return lookingUp.reveal(officer, "worker", worker, workers::identity);
    }
}
