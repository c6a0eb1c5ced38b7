package org.wengang.registry.duplicate;

import java.time.Clock;
import java.util.List;
import java.util.Set;
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
 * Compares everybody of a scope with everybody: first the numbers, then the facts. What comes of it
 * is one transaction, or nothing.
 */
@Component
final class DuplicateSearch implements JobWork {

    static final String KIND = "duplicate-search";

    /** The numbers, then each kind of equal facts. */
    private static final int STEPS = 1 + AlikeRepository.KINDS.size();

    private final SearchRepository searches;
    private final NumberPairRepository numbers;
    private final AlikeRepository alike;
    private final FoundCaseRepository cases;
    private final Clock clock;
    private final TransactionTemplate transaction;

    DuplicateSearch(
            SearchRepository searches,
            NumberPairRepository numbers,
            AlikeRepository alike,
            FoundCaseRepository cases,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.searches = searches;
        this.numbers = numbers;
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
        var search = run.subject();
        var organisation = transaction.execute(_ -> searches.unfinished(search));
        if (organisation.isEmpty()) {
            return;
        }
        run.progress(0, STEPS);
        var numbers = numbers(organisation.get());
        transaction.executeWithoutResult(_ -> compare(run, numbers));
    }

    /** Of other offices too, so that a number of theirs is found whoever searches first. */
    private List<NumberPairRepository.Pair> numbers(OrgPath organisation) {
        return Scope.system(OrgPath.ROOT, "numbers alike, for the search of duplicates")
                .<List<NumberPairRepository.Pair>, RuntimeException>call(
                        () -> transaction.execute(_ -> numbers.find(organisation)));
    }

    private void compare(JobRun run, List<NumberPairRepository.Pair> numbers) {
        var search = run.subject();
        alike.noteNumbers(search, numbers);
        var done = 1;
        for (var kind : AlikeRepository.KINDS) {
            run.progress(done, STEPS);
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
