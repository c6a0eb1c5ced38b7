package org.wengang.entitlement.decision;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.engine.ClauseResult;
import org.wengang.engine.CompiledPolicy;
import org.wengang.engine.Decision;
import org.wengang.engine.Reading;
import org.wengang.engine.Truth;
import org.wengang.engine.explain.NearestMiss;
import org.wengang.engine.explain.Settling;
import org.wengang.engine.schema.Fact;
import org.wengang.engine.schema.Facts;
import org.wengang.engine.schema.Label;
import org.wengang.engine.schema.Type;
import org.wengang.entitlement.EntitlementProblem;
import org.wengang.entitlement.award.AwardStatus;
import org.wengang.entitlement.award.ExclusiveGroup;
import org.wengang.entitlement.decision.DecisionRepository.Standing;
import org.wengang.entitlement.decision.Explanation.AwardLine;
import org.wengang.entitlement.decision.Explanation.ClauseLine;
import org.wengang.entitlement.decision.Explanation.Exclusion;
import org.wengang.entitlement.decision.Explanation.NearFact;
import org.wengang.entitlement.decision.Explanation.NearLine;
import org.wengang.entitlement.decision.Explanation.SettlingLine;
import org.wengang.entitlement.determination.Determinations;
import org.wengang.entitlement.determination.Run;
import org.wengang.entitlement.determination.Verdict;
import org.wengang.kernel.Money;
import org.wengang.kernel.Refused;
import org.wengang.policy.Policies;
import org.wengang.registry.FactSource;

/**
 * Explains single answers: the stored truth of each clause beside the facts and words behind it.
 */
@Service
public class Explanations {

    private final Determinations runs;
    private final DecisionRepository decisions;
    private final Policies policies;
    private final Provenance provenance;

    Explanations(
            Determinations runs,
            DecisionRepository decisions,
            Policies policies,
            Provenance provenance) {
        this.runs = runs;
        this.decisions = decisions;
        this.policies = policies;
        this.provenance = provenance;
    }

    /**
     * @throws Refused entitlement-run-not-found, entitlement-decision-not-found
     */
    @Transactional(readOnly = true)
    public Explanation explain(UUID runId, UUID subjectId) {
        var run = runs.get(runId);
        var stored = decisions.find(runId, subjectId).orElseThrow(Explanations::notFound);
        var policy = policies.compiled(run.policyVersionId(), run.asOf());
        var facts = decisions.facts(subjectId, policy.schema()).orElseThrow(Explanations::notFound);
        var now = policy.decide(facts);
        refuseToExplainWhatWasNotDecided(stored, now);
        var sources = provenance.sources(subjectId);
        var clauses =
                IntStream.range(0, now.clauses().size())
                        .mapToObj(i -> line(policy, now.clauses().get(i), stored.truth(i), sources))
                        .toList();
        var standing = decisions.standing(stored, run).orElse(null);
        return new Explanation(
                run,
                stored,
                clauses,
                line(policy, now.amount(), now.amount().truth(), sources),
                now.amountFen(),
                provenance.parameters(policy, run.policyVersionId(), now),
                stored.verdict() == Verdict.UNDECIDED ? missing(policy, stored, now) : List.of(),
                stored.verdict() == Verdict.UNDECIDED ? settling(policy, facts) : null,
                stored.verdict() == Verdict.NOT_ELIGIBLE ? near(policy, facts) : null,
                standing == null
                        ? null
                        : new AwardLine(standing.award(), standing.status(), standing.reason()),
                exclusion(stored, policy, run, standing),
                LimitLine.of(stored, policy));
    }

    /** On unchanged facts the closures must say what the SQL said; anything else is a bug. */
    private static void refuseToExplainWhatWasNotDecided(DecisionLine stored, Decision now) {
        if (!stored.isCurrent()) {
            return;
        }
        for (var i = 0; i < now.clauses().size(); i++) {
            if (now.clauses().get(i).truth() != stored.truth(i)) {
                throw new IllegalStateException(
                        "Clause %s of run %s is %s in the database and %s in memory.\nMaybe a parameter changed after issue?"
                                .formatted(
                                        now.clauses().get(i).id(),
                                        stored.run(),
                                        stored.truth(i),
                                        now.clauses().get(i).truth()));
            }
        }
    }

    private ClauseLine line(
            CompiledPolicy policy,
            ClauseResult result,
            Truth truth,
            Map<String, FactSource> sources) {
        var facts =
                result.readings().stream()
                        .filter(reading -> reading.source() == Reading.Source.FACT)
                        .distinct()
                        .map(reading -> provenance.fact(reading, sources))
                        .toList();
        return new ClauseLine(
                result.label(),
                result.cite().words(),
                policy.file().basis(result.cite().basis()).title(),
                truth,
                facts);
    }

    /**
     * The unknown facts of whatever is not settled, each once; the month where it is counted by.
     */
    private static List<Label> missing(CompiledPolicy policy, DecisionLine stored, Decision now) {
        var missing = new LinkedHashSet<Label>();
        Stream.concat(now.clauses().stream(), Stream.of(now.amount()))
                .filter(result -> result.truth() == Truth.UNKNOWN)
                .flatMap(result -> result.readings().stream())
                .filter(reading -> reading.source() == Reading.Source.FACT && !reading.isKnown())
                .forEach(reading -> missing.add(reading.label()));
        var filing = policy.schema().filing();
        if (stored.month() == null
                && policy.file().limits().countsByMonth()
                && filing != null
                && filing.monthFact() != null) {
            missing.add(policy.schema().fact(filing.monthFact()).label());
        }
        return List.copyOf(missing);
    }

    private static SettlingLine settling(CompiledPolicy policy, Facts facts) {
        var settling = Settling.of(policy, facts);
        return new SettlingLine(labels(settling.toGrant()), labels(settling.toRefuse()));
    }

    private static List<List<Label>> labels(List<Set<Fact>> sets) {
        return sets.stream().map(set -> set.stream().map(Fact::label).toList()).toList();
    }

    /** Null unless a single condition stands in the way. */
    private static @Nullable NearLine near(CompiledPolicy policy, Facts facts) {
        var miss = NearestMiss.of(policy, facts);
        if (miss == null) {
            return null;
        }
        var clause =
                policy.file().clauses().stream()
                        .filter(each -> each.id().equals(miss.clause()))
                        .findFirst()
                        .orElseThrow();
        var changes = new ArrayList<NearFact>();
        for (var change : miss.changes()) {
            var fact = change.fact();
            if (change.distance() != null) {
                Object needed =
                        fact.type() == Type.Simple.MONEY
                                ? new Money((Long) change.nearest())
                                : change.nearest();
                changes.add(new NearFact(fact.label(), needed, change.distance()));
            }
        }
        return new NearLine(clause.label(), List.copyOf(changes));
    }

    private @Nullable Exclusion exclusion(
            DecisionLine stored, CompiledPolicy policy, Run run, @Nullable Standing standing) {
        if (stored.verdict() != Verdict.EXCLUDED) {
            return null;
        }
        var group = ExclusiveGroup.of(policy.file());
        if (standing != null && standing.status() == AwardStatus.REFUSED) {
            return Exclusion.REFUSED_BEFORE;
        }
        if (decisions.hasOtherAward(stored.person(), group, run.policyCode())) {
            return Exclusion.OTHER_AWARD;
        }
        if (standing != null && !Objects.equals(standing.run(), run.id())) {
            return Exclusion.SAME_POLICY;
        }
        return group == null ? Exclusion.AS_OFTEN_AS_ALLOWED : Exclusion.SAME_PERSON;
    }

    private static Refused notFound() {
        return new Refused(EntitlementProblem.DECISION_NOT_FOUND);
    }
}
