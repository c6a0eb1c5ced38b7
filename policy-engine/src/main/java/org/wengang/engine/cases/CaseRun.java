package org.wengang.engine.cases;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.CheckedPolicy;
import org.wengang.engine.CompiledPolicy;
import org.wengang.engine.Decision;
import org.wengang.engine.Truth;
import org.wengang.engine.error.ErrorCollector;
import org.wengang.engine.error.Fault;
import org.wengang.engine.error.Position;
import org.wengang.engine.policy.ParameterValues;
import org.wengang.engine.policy.PolicyCase;
import org.wengang.engine.policy.PolicyFile;
import org.wengang.engine.policy.Verdict;
import org.wengang.engine.schema.Facts;
import org.wengang.engine.schema.Jurisdictions;
import org.wengang.engine.schema.Type;
import org.wengang.engine.yaml.YamlText;

/**
 * The outcome of a policy's own cases.
 *
 * @param results in the order of the file
 * @param coverage which truths each clause took in any case, by clause id
 */
public record CaseRun(List<CaseResult> results, Map<String, Set<Truth>> coverage) {

    /**
     * One case: what it expects and what came out, in the words of the file.
     *
     * @param trial the parameters without a value in the file that the case sets: it shows what
     *     would be, not what is
     */
    public record CaseResult(
            String name,
            Position at,
            String expected,
            String actual,
            boolean ok,
            List<String> trial) {

        public CaseResult {
            trial = List.copyOf(trial);
        }
    }

    /**
     * Runs every case with the file's own values and the case's changes to them.
     *
     * @throws org.wengang.engine.error.PolicyErrors if the policy cannot be bound for a case
     */
    public static CaseRun run(CheckedPolicy policy, Jurisdictions jurisdictions) {
        var results = new ArrayList<CaseResult>();
        var coverage = new LinkedHashMap<String, Set<Truth>>();
        policy.file()
                .clauses()
                .forEach(clause -> coverage.put(clause.id(), EnumSet.noneOf(Truth.class)));
        var rules = new HashMap<Map<String, Object>, CompiledPolicy>();
        for (PolicyCase each : policy.file().cases()) {
            ParameterValues values = values(policy.file(), each);
            // most cases change no parameter: they share one rule
            CompiledPolicy rule =
                    rules.computeIfAbsent(
                            values.values(), same -> policy.bind(values, jurisdictions));
            Decision decision = rule.decide(facts(policy, each));
            decision.clauses()
                    .forEach(clause ->
                            Objects.requireNonNull(coverage.get(clause.id())).add(clause.truth()));
            results.add(result(policy.file(), each, decision));
        }
        return new CaseRun(List.copyOf(results), coverage);
    }

    /**
     * Runs every case and refuses the policy if one does not come out as expected.
     *
     * @throws org.wengang.engine.error.PolicyErrors case-wrong, for each of them
     */
    public static CaseRun verify(CheckedPolicy policy, Jurisdictions jurisdictions) {
        CaseRun run = run(policy, jurisdictions);
        var errors = new ErrorCollector();
        for (CaseResult result : run.results()) {
            if (!result.ok()) {
                errors.add(
                        result.at(),
                        Fault.CASE_WRONG,
                        result.name(),
                        result.expected(),
                        result.actual());
            }
        }
        errors.throwIfAny();
        return run;
    }

    /** The truths that no case shows, by clause id; empty if every clause is seen in all three. */
    public Map<String, Set<Truth>> uncovered() {
        var uncovered = new LinkedHashMap<String, Set<Truth>>();
        coverage.forEach((clause, seen) -> {
            Set<Truth> missing = EnumSet.allOf(Truth.class);
            missing.removeAll(seen);
            if (!missing.isEmpty()) {
                uncovered.put(clause, missing);
            }
        });
        return uncovered;
    }

    private static ParameterValues values(PolicyFile file, PolicyCase each) {
        ParameterValues values = ParameterValues.of(file, file.firstDay());
        for (var changed : each.with().entrySet()) {
            values = values.withText(changed.getKey(), changed.getValue().text());
        }
        return values;
    }

    private static Facts facts(CheckedPolicy policy, PolicyCase each) {
        var facts = new LinkedHashMap<String, @Nullable Object>();
        each.given()
                .forEach((name, written) ->
                        facts.put(name, policy.schema().fact(name).type().value(written.text())));
        return Facts.of(policy.schema(), facts);
    }

    private static CaseResult result(PolicyFile file, PolicyCase each, Decision decision) {
        boolean allUnknowns = each.verdict() == Verdict.UNDECIDED || !each.unknown().isEmpty();
        @Nullable YamlText amount = each.amount();
        String expected =
                sentence(
                        each.verdict(),
                        amount == null ? null : amount.text(),
                        texts(each.failed()),
                        texts(each.unknown()));
        String actual =
                sentence(
                        decision.verdict(),
                        amount == null ? null : amount(decision),
                        decision.failed(),
                        allUnknowns ? decision.unknown() : List.of());
        boolean ok =
                each.verdict() == decision.verdict()
                        && Set.copyOf(texts(each.failed())).equals(Set.copyOf(decision.failed()))
                        && (!allUnknowns
                                || Set.copyOf(texts(each.unknown()))
                                        .equals(Set.copyOf(decision.unknown())))
                        && (amount == null || sameAmount(amount.text(), decision.amountFen()));
        return new CaseResult(
                each.name().text(),
                each.name().at(),
                expected,
                actual,
                ok,
                each.with().keySet().stream()
                        .filter(name -> file.parameter(name).valueOn(file.firstDay()) == null)
                        .toList());
    }

    private static boolean sameAmount(String written, @Nullable Long fen) {
        return Objects.equals(Type.Simple.MONEY.value(written), fen);
    }

    private static String amount(Decision decision) {
        @Nullable Long fen = decision.amountFen();
        return fen == null ? "unknown" : Type.Simple.MONEY.text(fen);
    }

    private static List<String> texts(List<YamlText> written) {
        return written.stream().map(YamlText::text).toList();
    }

    private static String sentence(
            Verdict verdict, @Nullable String amount, List<String> failed, List<String> unknown) {
        var sentence = new StringBuilder(verdict.word());
        if (amount != null) {
            sentence.append(", amount ").append(amount);
        }
        if (!failed.isEmpty()) {
            sentence.append(", failed ").append(failed);
        }
        if (!unknown.isEmpty()) {
            sentence.append(", unknown ").append(unknown);
        }
        return sentence.toString();
    }
}
