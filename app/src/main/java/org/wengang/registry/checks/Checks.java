package org.wengang.registry.checks;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.job.Job;
import org.wengang.job.Jobs;
import org.wengang.kernel.Ids;
import org.wengang.kernel.Refused;
import org.wengang.registry.RegistryProblem;
import org.wengang.security.Audit;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.web.component.Cursor;
import org.wengang.web.component.Slice;

/** The catalogue of consistency checks, and what they found in an officer's office. */
@Service
@Transactional(readOnly = true)
public class Checks {

    private static final int ON_A_PAGE = 50;
    private static final int DAYS_OF_TREND = 14;

    private final List<Check> catalogue = CheckFiles.onClassPath();
    private final CheckRepository repository;
    private final Jobs jobs;
    private final Audit audit;
    private final Clock clock;

    Checks(CheckRepository repository, Jobs jobs, Audit audit, Clock clock) {
        this.repository = repository;
        this.jobs = jobs;
        this.audit = audit;
        this.clock = clock;
    }

    /** Every check, by code. */
    public List<Check> catalogue() {
        return catalogue;
    }

    /**
     * @throws Refused registry-check-not-found
     */
    Check get(String code) {
        return catalogue.stream()
                .filter(check -> check.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new Refused(RegistryProblem.CHECK_NOT_FOUND));
    }

    /**
     * Queues every check over the officer's office and all below it; one that runs already is gone
     * on with.
     *
     * @return the job
     * @throws Refused security-role-missing
     */
    @Transactional
    UUID start(Officer officer) {
        officer.require(Role.CASEWORKER, Role.REVIEWER);
        var running = running(officer);
        if (running.isPresent()) {
            return running.get().id();
        }
        var run = Ids.newId();
        repository.insert(run, officer.org(), officer, clock.instant());
        audit.record("checks-started", "run " + run, "");
        return jobs.start(CheckWork.KIND, run);
    }

    /** The job of the newest run while it is not over. */
    Optional<Job> running(Officer officer) {
        return repository
                .newest(officer.org())
                .filter(run -> run.finishedAt() == null)
                .flatMap(run -> jobs.about(run.id()))
                .filter(job -> !job.state().isFinal());
    }

    /**
     * Every check with what it came to, the worst first.
     *
     * @throws Refused security-role-missing; likewise below
     */
    List<CheckLine> lines(Officer officer) {
        mayLook(officer);
        var last = repository.lastTwo(officer.org());
        var trend =
                repository.trend(officer.org(), LocalDate.now(clock).minusDays(DAYS_OF_TREND - 1L));
        return catalogue.stream()
                .map(check -> {
                    var outcomes = last.getOrDefault(check.code(), List.of());
                    return new CheckLine(
                            check,
                            outcomes.isEmpty() ? null : outcomes.getFirst(),
                            outcomes.size() < 2 ? null : outcomes.get(1),
                            trend.getOrDefault(check.code(), List.of()));
                })
                .sorted(CheckLine.WORST_FIRST)
                .toList();
    }

    /** How many checks found something, or could not be run, in the newest outcome of each. */
    long bad(Officer officer) {
        return repository.lastTwo(officer.org()).values().stream()
                .map(List::getFirst)
                .filter(Outcome::isBad)
                .count();
    }

    /** How many of the checks this officer puts right turned worse since the time before. */
    long worse(Officer officer) {
        var last = repository.lastTwo(officer.org());
        return catalogue.stream()
                .filter(check -> officer.is(check.owner()))
                .map(check -> last.getOrDefault(check.code(), List.of()))
                .filter(outcomes ->
                        outcomes.size() == 2 && outcomes.getFirst().isWorseThan(outcomes.get(1)))
                .count();
    }

    /** What a check finds now; the count of the last run may differ. */
    Slice<FoundRow> rows(Officer officer, Check check, Cursor cursor) {
        mayLook(officer);
        return Slice.of(
                repository.rows(check, cursor, ON_A_PAGE + 1),
                ON_A_PAGE,
                cursor,
                row -> row.id().toString(),
                query -> "/checks/rows?of=" + check.code() + "&" + query);
    }

    private static void mayLook(Officer officer) {
        officer.require(Role.CASEWORKER, Role.REVIEWER);
    }
}
