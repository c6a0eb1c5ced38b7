package org.wengang.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.database.Scope;
import org.wengang.kernel.Ids;
import org.wengang.kernel.Refused;

/** Starts long work and tells how it stands. */
@Service
public class Jobs {

    private final JobRepository repository;
    private final Scheduler scheduler;
    private final Clock clock;

    Jobs(JobRepository repository, Scheduler scheduler, Clock clock) {
        this.repository = repository;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /**
     * Queues work in the caller's transaction: it runs if and only if that commits.
     *
     * @param kind of a {@link JobWork} bean
     * @param subject what to work on
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID start(String kind, UUID subject) {
        var id = Ids.newId();
        repository.insert(id, Scope.current(), kind, subject, clock.instant());
        scheduler.schedule(JobTask.instance(id), clockOfTheMachine());
        return id;
    }

    /**
     * @throws Refused job-not-found
     */
    @Transactional(readOnly = true)
    public Job get(UUID id) {
        return repository.find(id).orElseThrow(() -> new Refused(JobProblem.NOT_FOUND));
    }

    /** The newest job about a subject. */
    @Transactional(readOnly = true)
    public Optional<Job> about(UUID subject) {
        return repository.newestAbout(subject);
    }

    /**
     * Asks the work to stop at its next step; what it did so far is undone by its own transaction.
     *
     * @throws Refused job-not-found, job-already-ended
     */
    @Transactional
    public void cancel(UUID id) {
        if (get(id).state().isFinal() || !repository.askToCancel(id)) {
            throw new Refused(JobProblem.ALREADY_ENDED);
        }
    }

    /**
     * db-scheduler keeps the machine's time, also where the business day is shifted for a
     * rehearsal.
     */
    private static Instant clockOfTheMachine() {
        return Instant.now();
    }
}
