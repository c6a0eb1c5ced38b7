package org.wengang.registry.duplicate;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.job.Jobs;
import org.wengang.kernel.Ids;
import org.wengang.security.Audit;
import org.wengang.security.Officer;
import org.wengang.security.Role;

/** Searches for duplicates among everybody of an office. */
@Service
public class Searches {

    private final SearchRepository repository;
    private final Jobs jobs;
    private final Audit audit;
    private final Clock clock;

    Searches(SearchRepository repository, Jobs jobs, Audit audit, Clock clock) {
        this.repository = repository;
        this.jobs = jobs;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Queues a search of the officer's whole office.
     *
     * @return its job
     * @throws org.wengang.kernel.Refused security-role-missing
     */
    @Transactional
    public UUID start(Officer officer) {
        officer.require(Role.CASEWORKER);
        var id = Ids.newId();
        repository.insert(id, officer.org(), officer.id(), clock.instant());
        audit.record("duplicates-searched", "search " + id, "");
        return jobs.start(DuplicateSearch.KIND, id);
    }

    /** The last search of the office that was finished; empty before the first. */
    @Transactional(readOnly = true)
    public Optional<Search> newest(Officer officer) {
        return repository.newest(officer.org());
    }
}
