package org.wengang.registry.workers;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.kernel.ResidentId;
import org.wengang.registry.FactHistory;
import org.wengang.registry.FactNeeds;
import org.wengang.registry.FactsView;
import org.wengang.registry.Worker;
import org.wengang.registry.Workers;
import org.wengang.registry.roster.RosterColumn;
import org.wengang.security.Audit;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.web.component.Cursor;
import org.wengang.web.component.Slice;

/** What officers look up, by role. */
@Service
@Transactional(readOnly = true)
class WorkerDesk {

    private static final int ON_A_PAGE = 50;

    private final Workers workers;
    private final WorkerListRepository repository;
    private final List<FactNeeds> needs;
    private final Audit audit;

    WorkerDesk(
            Workers workers,
            WorkerListRepository repository,
            ObjectProvider<FactNeeds> needs,
            Audit audit) {
        this.workers = workers;
        this.repository = repository;
        this.needs = needs.stream().toList();
        this.audit = audit;
    }

    /**
     * The last ones to arrive first.
     *
     * @throws org.wengang.kernel.Refused security-role-missing; likewise the others
     */
    Slice<WorkerLine> page(Officer officer, WorkerFilter filter, Cursor cursor) {
        mayLook(officer);
        return Slice.of(
                repository.page(filter, cursor, ON_A_PAGE + 1),
                ON_A_PAGE,
                cursor,
                line -> line.id().toString(),
                filter::path);
    }

    Worker get(Officer officer, UUID worker) {
        mayLook(officer);
        return workers.get(worker);
    }

    List<Worker.Other> others(Officer officer, UUID worker) {
        mayLook(officer);
        return workers.others(worker);
    }

    List<FactHistory> histories(Officer officer, UUID worker) {
        mayLook(officer);
        return workers.histories(worker);
    }

    /** What nobody ever said of the worker, in the order of the columns. */
    List<UnknownFact> unknown(Officer officer, UUID worker, Locale locale) {
        var organisation = get(officer, worker).organisation();
        var all =
                needs.stream()
                        .flatMap(each -> each.of(organisation, locale).stream())
                        .filter(need -> need.schema().equals(FactsView.WORKER))
                        .toList();
        return unknown(officer, worker).stream()
                .map(fact ->
                        new UnknownFact(
                                fact, all.stream().filter(n -> n.facts().contains(fact)).toList()))
                .toList();
    }

    /** Their names; a remark is no fact. */
    List<String> unknown(Officer officer, UUID worker) {
        var known =
                histories(officer, worker).stream()
                        .filter(FactHistory::isKnown)
                        .map(FactHistory::fact)
                        .toList();
        return Arrays.stream(RosterColumn.values())
                .filter(column -> !column.isRequired() && column != RosterColumn.REMARK)
                .map(RosterColumn::fact)
                .filter(fact -> !known.contains(fact))
                .toList();
    }

    /** The whole number, and a line in the audit trail that it was shown. */
    @Transactional
    ResidentId reveal(Officer officer, UUID worker) {
        officer.require(Role.CASEWORKER, Role.REVIEWER, Role.FINANCE);
        var id = workers.residentId(worker);
        audit.record("resident-id-shown", "worker " + worker, "");
        return id;
    }

    private static void mayLook(Officer officer) {
        officer.require(Role.CASEWORKER, Role.REVIEWER, Role.FINANCE, Role.STATISTICIAN);
    }
}
