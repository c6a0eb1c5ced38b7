package org.wengang.registry.imports.undo;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.job.Jobs;
import org.wengang.kernel.Refused;
import org.wengang.registry.RegistryProblem;
import org.wengang.registry.imports.Imports;
import org.wengang.security.Audit;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.web.Message;

/** An import is undone while nothing relies on it: former values come back, new records go. */
@Service
@Transactional
public class Undoing {

    private static final int LONGEST_REASON = 500;

    private final UndoRepository repository;
    private final Imports imports;
    private final Obstacles obstacles;
    private final Jobs jobs;
    private final Audit audit;
    private final Clock clock;

    Undoing(
            UndoRepository repository,
            Imports imports,
            Obstacles obstacles,
            Jobs jobs,
            Audit audit,
            Clock clock) {
        this.repository = repository;
        this.imports = imports;
        this.obstacles = obstacles;
        this.jobs = jobs;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Queues the undoing of a merged import.
     *
     * @param reason why, 1 to 500 characters
     * @return why it must stand, a sentence each; empty if it is being undone
     * @throws Refused registry-import-not-found, registry-import-not-ready (not merged),
     *     registry-import-undo-reason, security-role-missing
     */
    public List<Message> ask(Officer officer, UUID id, String reason) {
        officer.require(Role.CASEWORKER);
        var why = reason.strip();
        imports.get(id);
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            throw new Refused(RegistryProblem.IMPORT_UNDO_REASON);
        }
        if (!repository.ask(id, officer, why, clock.instant())) {
            throw new Refused(RegistryProblem.IMPORT_NOT_READY);
        }
        var reasons = obstacles.of(id);
        if (reasons.isEmpty()) {
            audit.record("roster-undo-asked", "import " + id, "");
            jobs.start(UndoWork.KIND, id);
        } else {
            repository.stand(id);
        }
        return new ArrayList<>(reasons);
    }
}
