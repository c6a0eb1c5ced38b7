package org.wengang.policy.words;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.wengang.engine.policy.Clause;
import org.wengang.engine.policy.PolicyCase;
import org.wengang.engine.policy.PolicyFile;
import org.wengang.engine.schema.Type;
import org.wengang.engine.yaml.YamlText;

/** Says the examples of one policy. */
public record CaseWords(Words words, PolicyFile file) {

    /** What is known of the person, a fact each. */
    public List<String> given(PolicyCase each) {
        return each.given().entrySet().stream()
                .map(given -> {
                    var fact = words.schema().fact(given.getKey());
                    return pair(words.label(fact.label()), fact.type(), given.getValue());
                })
                .toList();
    }

    /**
     * The parameters that differ from the file, or have no value there and are tried, a sentence
     * each.
     */
    public List<String> with(PolicyCase each) {
        return each.with().entrySet().stream()
                .map(with -> {
                    var parameter = file.parameter(with.getKey());
                    var said =
                            pair(words.label(parameter.label()), parameter.type(), with.getValue());
                    boolean isTrial = parameter.valueOn(file.firstDay()) == null;
                    return words.text(isTrial ? "policy.case.trial" : "policy.case.with", said);
                })
                .toList();
    }

    /** What is to come out. */
    public String expected(PolicyCase each) {
        var parts = new ArrayList<String>();
        parts.add(words.text("policy.verdict." + each.verdict().name()));
        var amount = each.amount();
        if (amount != null) {
            var fen = Type.Simple.MONEY.value(amount.text());
            parts.add(
                    fen == null
                            ? words.text("policy.case.amount-unknown")
                            : words.value(Type.Simple.MONEY, fen));
        }
        if (!each.failed().isEmpty()) {
            parts.add(words.text("policy.case.failed", labels(each.failed())));
        }
        if (!each.unknown().isEmpty()) {
            parts.add(words.text("policy.case.unknown", labels(each.unknown())));
        }
        return parts.stream().reduce((a, b) -> words.text("policy.case.then", a, b)).orElseThrow();
    }

    private String labels(List<YamlText> ids) {
        var labels = clauseLabels();
        return words.listed(
                ids.stream().map(id -> Objects.requireNonNull(labels.get(id.text()))).toList());
    }

    private Map<String, String> clauseLabels() {
        var labels = new HashMap<String, String>();
        labels.put(Clause.AMOUNT, words.text("policy.amount"));
        file.clauses().forEach(clause -> labels.put(clause.id(), words.label(clause.label())));
        return labels;
    }

    private String pair(String label, Type type, YamlText written) {
        var value = Objects.requireNonNull(type.value(written.text()), written.text());
        return words.text("policy.case.pair", label, words.value(type, value));
    }
}
