package org.wengang.policy.authoring.trial;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.CheckedPolicy;
import org.wengang.engine.Reading;
import org.wengang.engine.error.PolicyErrors;
import org.wengang.engine.explain.Explanation;
import org.wengang.engine.language.Expression;
import org.wengang.engine.policy.Clause;
import org.wengang.engine.policy.Parameter;
import org.wengang.engine.policy.ParameterValues;
import org.wengang.engine.schema.Fact;
import org.wengang.engine.schema.Facts;
import org.wengang.engine.schema.Jurisdictions;
import org.wengang.engine.schema.Type;
import org.wengang.kernel.Money;
import org.wengang.organisation.Divisions;
import org.wengang.policy.Confirmation;
import org.wengang.policy.issue.OpenValue;
import org.wengang.policy.words.Words;
import org.wengang.web.FormErrors;
import org.wengang.web.component.Tone;

/** Tries one person against a rule. */
public final class TrialWriter {

    private final CheckedPolicy rule;
    private final Words words;
    private final Divisions divisions;
    private final Map<String, Confirmation> confirmations;
    private final Map<String, String> typed;
    private final FormErrors errors = FormErrors.none();

    /**
     * @param typed {@code fact-<name>} and {@code value-<name>}; what is missing is unknown, or as
     *     confirmed
     */
    public TrialWriter(
            CheckedPolicy rule,
            Words words,
            Divisions divisions,
            Map<String, Confirmation> confirmations,
            Map<String, String> typed) {
        this.rule = rule;
        this.words = words;
        this.divisions = divisions;
        this.confirmations = confirmations;
        this.typed = typed;
    }

    /** The form, with nobody tried yet. */
    public Trial form() {
        return new Trial(factFields(), valueFields(), errors, null, null);
    }

    public Trial tried(Jurisdictions jurisdictions) {
        var facts = facts();
        var values = values();
        if (errors.hasErrors()) {
            return form();
        }
        try {
            var policy = rule.bind(values, jurisdictions);
            var explanation = Explanation.of(policy, Facts.of(rule.schema(), facts), Map.of());
            return new Trial(factFields(), valueFields(), errors, outcome(explanation), null);
        } catch (PolicyErrors unbound) {
            var why = unbound.first().sentence(words.language().locale());
            return new Trial(factFields(), valueFields(), errors, null, why);
        }
    }

    private Stream<Fact> asked() {
        return Stream.concat(rule.clauses().stream(), Stream.of(rule.amount()))
                .flatMap(expression -> expression.reads().stream())
                .filter(Expression.FactValue.class::isInstance)
                .map(read -> ((Expression.FactValue) read).fact())
                .distinct();
    }

    private List<Trial.Field> factFields() {
        return asked().map(
                        fact -> {
                            var name = "fact-" + fact.name();
                            return new Trial.Field(
                                    name,
                                    kind(fact.type()),
                                    words.label(fact.label()),
                                    words.choices(fact.type()),
                                    typed.getOrDefault(name, ""));
                        })
                .toList();
    }

    private List<Trial.Field> valueFields() {
        return rule.file().openParameters().stream()
                .map(open -> {
                    var name = "value-" + open.name();
                    return new Trial.Field(
                            name,
                            kind(open.type()),
                            words.label(open.label()),
                            open.type() instanceof Type.Codes
                                    ? List.of()
                                    : words.choices(open.type()),
                            typed.getOrDefault(name, standing(open)));
                })
                .toList();
    }

    /** As confirmed, else as proposed; empty where there is neither. */
    private String standing(Parameter open) {
        var confirmed = confirmations.get(open.name());
        if (confirmed != null) {
            return confirmed.value();
        }
        var proposed = open.valueOn(rule.file().firstDay());
        return proposed == null ? "" : open.type().text(proposed);
    }

    private static String kind(Type type) {
        return type.word().replaceFirst("\\(.*", "");
    }

    private Map<String, @Nullable Object> facts() {
        var facts = new LinkedHashMap<String, @Nullable Object>();
        asked().forEach(fact -> {
            var value = read("fact-" + fact.name(), "", fact.type());
            if (value != null && !rule.schema().allows(fact, value)) {
                errors.add("fact-" + fact.name(), "policy.authoring.trial.range");
            } else {
                facts.put(fact.name(), value);
            }
        });
        return facts;
    }

    private ParameterValues values() {
        var values = ParameterValues.of(rule.file(), rule.file().firstDay());
        for (var open : rule.file().openParameters()) {
            var value = read("value-" + open.name(), standing(open), open.type());
            values = value == null ? values : values.with(open.name(), value);
        }
        return values;
    }

    private @Nullable Object read(String name, String standing, Type type) {
        var written = typed.getOrDefault(name, standing);
        if (written.isBlank()) {
            return null;
        }
        var read = new OpenValue(type, rule.schema()).read(written, divisions);
        if (read.isEmpty()) {
            errors.add(name, "policy.authoring.trial.wrong." + kind(type));
            return null;
        }
        return Objects.requireNonNull(type.value(read.get()));
    }

    private Trial.Outcome outcome(Explanation explanation) {
        var fen = explanation.amountFen();
        return new Trial.Outcome(
                switch (explanation.verdict()) {
                    case ELIGIBLE -> Tone.GOOD;
                    case NOT_ELIGIBLE -> Tone.BAD;
                    case UNDECIDED -> Tone.WARNING;
                },
                words.text("policy.verdict." + explanation.verdict().name()),
                fen == null ? null : words.text("policy.value", new Money(fen)),
                explanation.lines().stream().map(this::line).toList(),
                settling(explanation),
                nearest(explanation));
    }

    private Trial.Line line(Explanation.Line line) {
        return new Trial.Line(
                line.mark(),
                words.text("policy.authoring.truth." + line.truth().name()),
                switch (line.truth()) {
                    case TRUE -> Tone.GOOD;
                    case FALSE -> Tone.BAD;
                    case UNKNOWN -> Tone.WARNING;
                },
                words.label(line.label()),
                line.words(),
                line.seen().stream().map(seen -> seen(seen.reading())).toList());
    }

    private String seen(Reading reading) {
        var value = reading.value();
        return words.text(
                "policy.case.pair",
                words.label(reading.label()),
                value == null
                        ? words.text("policy.authoring.truth.UNKNOWN")
                        : words.value(reading.type(), value));
    }

    private List<String> settling(Explanation explanation) {
        var said = new ArrayList<String>();
        for (var facts : explanation.settling().toGrant()) {
            said.add(words.text("policy.authoring.trial.grant", labels(facts)));
        }
        for (var facts : explanation.settling().toRefuse()) {
            said.add(words.text("policy.authoring.trial.refuse", labels(facts)));
        }
        return said;
    }

    private String labels(Set<Fact> facts) {
        return words.listed(facts.stream().map(fact -> words.label(fact.label())).toList());
    }

    private List<String> nearest(Explanation explanation) {
        var miss = explanation.nearestMiss();
        if (miss == null) {
            return List.of();
        }
        var clause =
                rule.file().clauses().stream()
                        .filter(each -> each.id().equals(miss.clause()))
                        .map(Clause::label)
                        .map(words::label)
                        .findFirst()
                        .orElse(miss.clause());
        if (miss.changes().isEmpty()) {
            return List.of(words.text("policy.authoring.trial.no-change", clause));
        }
        return miss.changes().stream()
                .map(change ->
                        words.text(
                                "policy.authoring.trial.nearest",
                                clause,
                                words.label(change.fact().label()),
                                words.value(change.fact().type(), change.nearest())))
                .toList();
    }
}
