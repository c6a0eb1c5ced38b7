package org.wengang.registry.imports.undo;

import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.wengang.job.Job;
import org.wengang.job.JobRun;
import org.wengang.job.JobWork;
import org.wengang.kernel.Refused;
import org.wengang.registry.RegistryProblem;
import org.wengang.registry.book.Book;
import org.wengang.registry.imports.Imports;
import org.wengang.registry.imports.StagedRepository;
import org.wengang.security.Audit;
import org.wengang.security.Role;

/**
 * Undoes one import in one transaction, while no determination runs and no other file is merged; if
 * something relies on it by then, or the work breaks down, it stands.
 */
@Component
final class UndoWork implements JobWork {

    static final String KIND = "roster-undo";

    private final UndoRepository repository;
    private final Obstacles obstacles;
    private final Imports imports;
    private final StagedRepository staged;
    private final Audit audit;
    private final TransactionTemplate transaction;

    UndoWork(
            UndoRepository repository,
            Obstacles obstacles,
            Imports imports,
            StagedRepository staged,
            Audit audit,
            PlatformTransactionManager transactions) {
        this.repository = repository;
        this.obstacles = obstacles;
        this.imports = imports;
        this.staged = staged;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String resultPath(Job job) {
        return "/imports/" + job.subject();
    }

    @Override
    public Set<Role> mayCancel() {
        return Set.of(Role.CASEWORKER);
    }

    @Override
    public void run(JobRun run) {
        var id = run.subject();
        try {
            run.progress(0, 0);
            transaction.executeWithoutResult(status -> undo(id));
        } catch (RuntimeException stands) {
            stand(id, stands);
            throw stands;
        }
    }

    private void stand(UUID id, RuntimeException reason) {
        try {
            transaction.executeWithoutResult(status -> repository.stand(id));
        } catch (RuntimeException further) {
            reason.addSuppressed(further);
        }
    }

    private void undo(UUID id) {
        if (!repository.lock(id)) {
            return;
        }
        // in this order: a determination is not to wait while this waits for a merge
        var batch = imports.get(id);
        staged.holdOthersOff(batch);
        if (!repository.holdStanding()) {
            throw new Refused(RegistryProblem.IMPORT_UNDO_BUSY);
        }
        var reasons = obstacles.of(id);
        if (!reasons.isEmpty()) {
            throw new Refused(RegistryProblem.IMPORT_RELIED_ON, reasons.getFirst());
        }
        repository.undo(id, Book.ofSchema(batch.schema()));
        audit.record("roster-undone", "import " + id, "");
    }
}
