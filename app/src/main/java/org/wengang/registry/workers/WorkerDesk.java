package org.wengang.registry.workers;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.kernel.ResidentId;
import org.wengang.registry.FactHistory;
import org.wengang.registry.Worker;
import org.wengang.registry.Workers;
import org.wengang.registry.desk.LookingUp;
import org.wengang.registry.desk.UnknownFact;
import org.wengang.registry.roster.RosterColumn;
import org.wengang.security.Officer;
import org.wengang.web.component.Cursor;
import org.wengang.web.component.Slice;

/** What officers look up, by role. */
@Service
@Transactional(readOnly = true)
class WorkerDesk {

    private final Workers workers;
    private final WorkerListRepository repository;
    private final LookingUp lookingUp;

    WorkerDesk(Workers workers, WorkerListRepository repository, LookingUp lookingUp) {
        this.workers = workers;
        this.repository = repository;
        this.lookingUp = lookingUp;
    }

    /**
     * The last ones to arrive first.
     *
     * @throws org.wengang.kernel.Refused security-role-missing; likewise the others
     */
    Slice<WorkerLine> page(Officer officer, WorkerFilter filter, Cursor cursor) {
        lookingUp.require(officer);
        return lookingUp.page(
                (from, limit) -> repository.page(filter, from, limit),
                cursor,
                line -> line.id().toString(),
                filter::path);
    }

    Worker get(Officer officer, UUID worker) {
        lookingUp.require(officer);
        return workers.get(worker);
    }

    List<FactHistory> histories(Officer officer, UUID worker) {
        lookingUp.require(officer);
        return workers.histories(worker);
    }

    /** What no roster ever said of the worker, in the order of the columns. */
    List<UnknownFact> unknown(Officer officer, UUID worker, Locale locale) {
        var organisation = get(officer, worker).organisation();
        return lookingUp.missing(unknown(officer, worker), "worker/1", organisation, locale);
    }

    /** Their names; a remark is no fact. */
    List<String> unknown(Officer officer, UUID worker) {
        var known = histories(officer, worker).stream().map(FactHistory::fact).toList();
        return Arrays.stream(RosterColumn.values())
                .filter(column -> !column.isRequired() && column != RosterColumn.REMARK)
                .map(RosterColumn::fact)
                .filter(fact -> !known.contains(fact))
                .toList();
    }

    /** The whole number, and a line in the audit trail that it was shown. */
    @Transactional
    ResidentId reveal(Officer officer, UUID worker) {
        return lookingUp.reveal(officer, "worker", worker, workers::residentId);
    }
}
