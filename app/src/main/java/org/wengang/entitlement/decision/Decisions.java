package org.wengang.entitlement.decision;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.entitlement.determination.Determinations;
import org.wengang.entitlement.determination.Run;
import org.wengang.policy.Policies;
import org.wengang.registry.Subjects;
import org.wengang.web.component.Cursor;

/** The answers of a run: in numbers and in lists. */
@Service
public class Decisions {

    private final Determinations runs;
    private final DecisionRepository repository;
    private final Policies policies;
    private final Subjects subjects;

    Decisions(
            Determinations runs,
            DecisionRepository repository,
            Policies policies,
            Subjects subjects) {
        this.runs = runs;
        this.repository = repository;
        this.policies = policies;
        this.subjects = subjects;
    }

    /** Of those whoever looks may see. */
    @Transactional(readOnly = true)
    public Funnel funnel(Run run) {
        return Funnel.of(labels(run).clauses().size(), repository.tallies(run.id()));
    }

    /** The clauses the bits of the run stand for. */
    @Transactional(readOnly = true)
    public DecisionLabels labels(Run run) {
        return new DecisionLabels(
                policies.compiled(run.policyVersionId(), run.asOf()).file().clauses());
    }

    @Transactional(readOnly = true)
    public List<DecisionLine> page(DecisionFilter filter, Cursor cursor, int limit) {
        return repository.page(filter, cursor, limit);
    }

    /**
     * Every answer a subject was ever given, the newest first, each with its run.
     *
     * @throws org.wengang.kernel.Refused registry-subject-not-found
     */
    @Transactional(readOnly = true)
    public List<OfSubject> ofSubject(UUID subject) {
        return repository.ofSubject(subjects.known(subject)).stream()
                .map(decision -> new OfSubject(runs.get(decision.run()), decision))
                .toList();
    }

    /** An answer and the run that gave it. */
    public record OfSubject(Run run, DecisionLine decision) {}
}
