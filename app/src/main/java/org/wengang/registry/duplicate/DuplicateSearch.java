package org.wengang.registry.duplicate;

import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.wengang.database.Scope;
import org.wengang.job.Job;
import org.wengang.job.JobRun;
import org.wengang.job.JobWork;
import org.wengang.kernel.OrgPath;
import org.wengang.security.Role;

/**
 * Compares everybody of a scope with everybody. Missing marks are made first, some at a time, and
 * stay; the comparison and the cases that come of it are one transaction, or nothing.
 */
@Component
final class DuplicateSearch implements JobWork {

    static final String KIND = "duplicate-search";

    private static final int MARKED_AT_ONCE = 20_000;

    private final SearchRepository searches;
    private final MarksRepository marks;
    private final AlikeRepository alike;
    private final FoundCaseRepository cases;
    private final Clock clock;
    private final TransactionTemplate transaction;

    DuplicateSearch(
            SearchRepository searches,
            MarksRepository marks,
            AlikeRepository alike,
            FoundCaseRepository cases,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.searches = searches;
        this.marks = marks;
        this.alike = alike;
        this.cases = cases;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String resultPath(Job job) {
        return "/duplicates";
    }

    @Override
    public Set<Role> mayCancel() {
        return Set.of(Role.CASEWORKER);
    }

    @Override
    public void run(JobRun run) {
        var steps = makeMarks(run);
        transaction.executeWithoutResult(_ -> compare(run, steps));
    }

    /**
     * Of other offices too, so that a number of theirs is found whoever searches first; marks tell
     * nothing to anybody.
     *
     * @return in how many steps
     */
    private long makeMarks(JobRun run) {
        return Scope.system(OrgPath.ROOT, "marks for the search of duplicates")
                .<Long, RuntimeException>call(() -> {
                    var missing = transaction.<Long>execute(_ -> marks.missing());
                    var steps = missing / MARKED_AT_ONCE + 1;
                    UUID last = null;
                    for (long step = 0; step == 0 || last != null; step++) {
                        run.progress(Math.min(step, steps), steps + AlikeRepository.KINDS.size());
                        var from = last;
                        last = transaction.execute(_ -> marks.make(from, MARKED_AT_ONCE));
                    }
                    return steps;
                });
    }

    private void compare(JobRun run, long stepsDone) {
        var search = run.subject();
        if (searches.isFinished(search)) {
            return;
        }
        var done = stepsDone;
        for (var kind : AlikeRepository.KINDS) {
            run.progress(done, stepsDone + AlikeRepository.KINDS.size());
            alike.find(search, kind);
            done++;
        }
        alike.forgetSettled(search);
        var people = alike.people();
        var pairs = alike.within(search);
        var now = clock.instant();
        var kept = cases.keep(search, Group.of(pairs), now);
        var elsewhere = alike.noteElsewhere(search, now);
        searches.finish(new Search(search, now, (int) people, pairs.size(), kept, (int) elsewhere));
    }
}
