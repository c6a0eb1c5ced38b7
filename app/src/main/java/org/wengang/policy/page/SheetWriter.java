package org.wengang.policy.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.CheckedPolicy;
import org.wengang.engine.basis.Basis.Citation;
import org.wengang.engine.cases.CaseRun;
import org.wengang.engine.error.PolicyErrors;
import org.wengang.engine.policy.Clause;
import org.wengang.engine.policy.Parameter;
import org.wengang.engine.schema.Jurisdictions;
import org.wengang.organisation.Divisions;
import org.wengang.policy.Confirmation;
import org.wengang.policy.PolicyVersion;
import org.wengang.policy.issue.Issuing;
import org.wengang.policy.issue.OpenValue;
import org.wengang.policy.words.CaseWords;
import org.wengang.policy.words.Passage;
import org.wengang.policy.words.Sentences;
import org.wengang.policy.words.TermWords;
import org.wengang.policy.words.Uses;
import org.wengang.policy.words.Words;
import org.wengang.security.Officer;
import org.wengang.web.Page;

/** Writes one policy out for one page. */
final class SheetWriter {

    private final CheckedPolicy rule;
    private final Map<String, Confirmation> confirmations;
    private final String organisation;
    private final Words words;
    private final Sentences sentences;

    SheetWriter(
            CheckedPolicy rule,
            Map<String, Confirmation> confirmations,
            Page page,
            Divisions divisions,
            String organisation) {
        this.rule = rule;
        this.confirmations = confirmations;
        this.organisation = organisation;
        this.words = new Words(page.language(), page.site().texts(), rule.schema(), divisions);
        this.sentences = new Sentences(words, rule.file(), values());
    }

    /** Confirmed values first; of dated ones the latest. */
    private Map<String, Object> values() {
        var values = new HashMap<String, Object>();
        for (var parameter : rule.file().parameters().values()) {
            var confirmation = confirmations.get(parameter.name());
            @Nullable Object value =
                    confirmation == null
                            ? latest(parameter)
                            : parameter.type().value(confirmation.value());
            if (value != null) {
                values.put(parameter.name(), value);
            }
        }
        return values;
    }

    private static @Nullable Object latest(Parameter parameter) {
        var last = parameter.values().lastEntry();
        return last == null ? null : last.getValue();
    }

    PolicySheet sheet(PolicyVersion version, Jurisdictions jurisdictions, Officer officer) {
        var file = rule.file();
        var terms = new TermWords(words, file, sentences);
        return new PolicySheet(
                version,
                words.label(file.title()),
                organisation,
                words.label(file.authority().name()),
                Passage.of(file),
                clauses(),
                new PolicySheet.RuleLine(
                        file.clauses().size() + 1,
                        Clause.AMOUNT,
                        words.text("policy.amount"),
                        file.benefit().cite().words(),
                        sentences.of(rule.amount())),
                terms.parties(),
                terms.benefit(),
                terms.limits(),
                file.parameters().values().stream().map(this::parameter).toList(),
                cases(jurisdictions),
                Issuing.isUpTo(officer, version));
    }

    private List<PolicySheet.RuleLine> clauses() {
        var clauses = rule.file().clauses();
        return IntStream.range(0, clauses.size())
                .mapToObj(i ->
                        new PolicySheet.RuleLine(
                                i + 1,
                                clauses.get(i).id(),
                                words.label(clauses.get(i).label()),
                                clauses.get(i).cite().words(),
                                sentences.of(rule.clauses().get(i))))
                .toList();
    }

    private PolicySheet.ParameterLine parameter(Parameter parameter) {
        var confirmation = confirmations.get(parameter.name());
        var open = parameter.open();
        return new PolicySheet.ParameterLine(
                parameter.name(),
                words.label(parameter.label()),
                fileValues(parameter),
                cited(parameter.cite()),
                open == null ? null : words.label(open),
                confirmation,
                confirmation == null ? null : value(parameter, confirmation.value()));
    }

    private List<String> fileValues(Parameter parameter) {
        return parameter.values().entrySet().stream()
                .map(dated -> {
                    var value = words.value(parameter.type(), dated.getValue());
                    return parameter.values().size() == 1
                            ? value
                            : words.text("policy.value.from", dated.getKey(), value);
                })
                .toList();
    }

    private String value(Parameter parameter, String written) {
        var value = parameter.type().value(written);
        return value == null ? written : words.value(parameter.type(), value);
    }

    private static @Nullable String cited(@Nullable Citation citation) {
        return citation == null ? null : citation.words();
    }

    private List<PolicySheet.CaseLine> cases(Jurisdictions jurisdictions) {
        var cases = rule.file().cases();
        var caseWords = new CaseWords(words, rule.file());
        var outcomes = outcomes(jurisdictions);
        return IntStream.range(0, cases.size())
                .mapToObj(i ->
                        new PolicySheet.CaseLine(
                                i + 1,
                                cases.get(i).name().text(),
                                caseWords.given(cases.get(i)),
                                caseWords.with(cases.get(i)),
                                caseWords.expected(cases.get(i)),
                                outcomes.get(i)))
                .toList();
    }

    /** What came out of each case where it is not what was expected; else null. */
    private List<@Nullable String> outcomes(Jurisdictions jurisdictions) {
        var outcomes = new ArrayList<@Nullable String>();
        try {
            CaseRun.run(rule, jurisdictions)
                    .results()
                    .forEach(result -> outcomes.add(result.ok() ? null : result.actual()));
        } catch (PolicyErrors impossible) {
            var sentence = impossible.first().sentence(words.language().locale());
            rule.file().cases().forEach(each -> outcomes.add(sentence));
        }
        return outcomes;
    }

    OpenQuestion question(PolicyVersion version, Parameter parameter) {
        var value = new OpenValue(parameter.type(), rule.schema());
        var proposal = latest(parameter);
        var open = parameter.open();
        return new OpenQuestion(
                version,
                words.label(rule.file().title()),
                parameter.name(),
                words.label(parameter.label()),
                open == null ? "" : words.label(open),
                proposal == null ? null : words.value(parameter.type(), proposal),
                proposal == null ? "" : parameter.type().text(proposal),
                new Uses(words, rule).of(parameter),
                Passage.of(rule.file()),
                value,
                words.choices(value.type()),
                confirmations.get(parameter.name()));
    }
}
