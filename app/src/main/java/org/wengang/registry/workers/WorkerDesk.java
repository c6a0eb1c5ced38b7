package org.wengang.registry.workers;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.kernel.ResidentId;
import org.wengang.registry.FactHistory;
import org.wengang.registry.Worker;
import org.wengang.registry.Workers;
import org.wengang.registry.listing.Slice;
import org.wengang.security.Audit;
import org.wengang.security.Officer;
import org.wengang.security.Role;

/** What officers look up, by role. */
@Service
@Transactional(readOnly = true)
class WorkerDesk {

    private final Workers workers;
    private final WorkerListRepository repository;
    private final Audit audit;

    WorkerDesk(Workers workers, WorkerListRepository repository, Audit audit) {
        this.workers = workers;
        this.repository = repository;
        this.audit = audit;
    }

    Slice<WorkerLine> list(Officer officer, WorkerFilter filter, Slice.Place place) {
        mayLook(officer);
        return Slice.of(repository.lines(filter), place, WorkerLine::id, filter.path());
    }

    Worker get(Officer officer, UUID worker) {
        mayLook(officer);
        return workers.get(worker);
    }

    List<FactHistory> histories(Officer officer, UUID worker) {
        mayLook(officer);
        return workers.histories(worker);
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
