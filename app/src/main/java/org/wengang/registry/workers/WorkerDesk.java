package org.wengang.registry.workers;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.kernel.ResidentId;
import org.wengang.registry.FactHistory;
import org.wengang.registry.Worker;
import org.wengang.registry.Workers;
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
    private final Audit audit;

    WorkerDesk(Workers workers, WorkerListRepository repository, Audit audit) {
        this.workers = workers;
        this.repository = repository;
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
