package org.wengang.policy.issue;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.wengang.engine.cases.CaseRun;
import org.wengang.engine.error.PolicyErrors;
import org.wengang.engine.policy.PolicyFile;
import org.wengang.policy.PolicyStatus;
import org.wengang.policy.catalogue.PolicyRepository;
import org.wengang.policy.catalogue.Rulebook;
import org.wengang.policy.catalogue.StoredPolicy;

/** Finds what stands in the way of a version. */
final class Obstacles {

    private final PolicyRepository repository;
    private final Rulebook rulebook;
    private final Clock clock;

    Obstacles(PolicyRepository repository, Rulebook rulebook, Clock clock) {
        this.repository = repository;
        this.rulebook = rulebook;
        this.clock = clock;
    }

    /** In the order of the file; the simulation last. */
    List<Obstacle> toApprove(StoredPolicy policy) {
        var obstacles = ofRule(policy, false);
        if (policy.version().status() == PolicyStatus.DRAFT) {
            obstacles.add(new Obstacle.NotSimulated());
        }
        return obstacles;
    }

    /** In the order of the file; the approval last. */
    List<Obstacle> toIssue(StoredPolicy policy) {
        var obstacles = ofRule(policy, true);
        if (policy.version().status() != PolicyStatus.APPROVED) {
            obstacles.add(new Obstacle.NotApproved());
        }
        return obstacles;
    }

    /**
     * @param toCarryOut whether what the program has no means for stands in the way
     */
    private List<Obstacle> ofRule(StoredPolicy policy, boolean toCarryOut) {
        var obstacles = new ArrayList<Obstacle>();
        if (repository.isUnfinished(policy.version().id())) {
            obstacles.add(new Obstacle.Unfinished());
        }
        var rule = rulebook.checked(policy);
        var confirmations = repository.confirmations(policy.version().id());
        for (var open : rule.file().openParameters()) {
            if (!confirmations.containsKey(open.name())) {
                obstacles.add(new Obstacle.Unconfirmed(open));
            }
        }
        if (toCarryOut) {
            var values = new HashMap<String, String>();
            confirmations.forEach((name, word) -> values.put(name, word.value()));
            Means.missingFor(rule, values)
                    .forEach(means -> obstacles.add(new Obstacle.Beyond(means)));
        }
        try {
            var results = CaseRun.run(rule, rulebook.jurisdictions()).results();
            for (int i = 0; i < results.size(); i++) {
                if (!results.get(i).ok()) {
                    obstacles.add(new Obstacle.CaseFails(i + 1, results.get(i).name()));
                }
            }
            if (obstacles.isEmpty()) {
                rulebook.compiled(policy, confirmations, firstUse(rule.file()));
            }
        } catch (PolicyErrors impossible) {
            impossible.errors().forEach(error -> obstacles.add(new Obstacle.Impossible(error)));
        }
        return obstacles;
    }

    /** Today, or the first day on which the policy has all its values. */
    private LocalDate firstUse(PolicyFile file) {
        var today = LocalDate.now(clock);
        return today.isBefore(file.firstDay()) ? file.firstDay() : today;
    }
}
