package org.wengang.policy.authoring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.wengang.engine.CheckedPolicy;
import org.wengang.engine.Decision;
import org.wengang.engine.cases.CaseRun;
import org.wengang.engine.policy.Clause;
import org.wengang.engine.policy.ParameterValues;
import org.wengang.engine.policy.PolicyCase;
import org.wengang.engine.schema.Facts;
import org.wengang.engine.schema.Type;
import org.wengang.engine.yaml.YamlSource;
import org.wengang.engine.yaml.YamlText;
import org.wengang.organisation.Divisions;
import org.wengang.policy.authoring.Examined.Finding;
import org.wengang.policy.catalogue.Rulebook;
import org.wengang.policy.words.CaseWords;
import org.wengang.policy.words.Passage;
import org.wengang.policy.words.Sentences;
import org.wengang.policy.words.Words;
import org.wengang.web.Page;

/** Writes out what the check found. */
@Component
final class InspectionWriter {

    private final Rulebook rulebook;
    private final Divisions divisions;

    InspectionWriter(Rulebook rulebook, Divisions divisions) {
        this.rulebook = rulebook;
        this.divisions = divisions;
    }

    Inspection inspection(String text, Examined examined, Page page) {
        var locale = page.language().locale();
        var places =
                examined.findings().stream()
                        .limit(Inspection.MOST_PLACES)
                        .map(finding -> place(finding, text, page))
                        .toList();
        int more = examined.findings().size() - places.size();
        var tables = tables(text, page);
        var rule = examined.rule();
        if (rule == null) {
            return new Inspection(
                    false, places, more, List.of(), null, List.of(), List.of(), List.of(),
                    List.of(), tables);
        }
        var words = words(rule, page);
        var run = examined.cases();
        var notRun = examined.notRun();
        return new Inspection(
                true,
                places,
                more,
                run == null ? List.of() : cases(rule, run, words),
                notRun == null ? null : notRun.in(locale),
                run == null ? List.of() : gaps(rule, run, words),
                rule.file().openParameters().stream()
                        .map(open -> words.label(open.label()))
                        .toList(),
                Passage.of(rule.file()),
                clauses(rule, words),
                tables);
    }

    private Words words(CheckedPolicy rule, Page page) {
        return new Words(page.language(), page.site().texts(), rule.schema(), divisions);
    }

    private static Inspection.Place place(Finding finding, String text, Page page) {
        var excerpt = Excerpt.of(text, finding.line(), finding.column());
        return new Inspection.Place(
                finding.line(),
                finding.column(),
                finding.sentence().in(page.language().locale()),
                excerpt.text(),
                excerpt.caret());
    }

    private List<Inspection.CaseLine> cases(CheckedPolicy rule, CaseRun run, Words words) {
        var cases = rule.file().cases();
        var caseWords = new CaseWords(words, rule.file());
        return IntStream.range(0, cases.size())
                .mapToObj(i ->
                        new Inspection.CaseLine(
                                i + 1,
                                cases.get(i).name().at().line(),
                                cases.get(i).name().text(),
                                caseWords.with(cases.get(i)),
                                caseWords.expected(cases.get(i)),
                                run.results().get(i).ok()
                                        ? null
                                        : caseWords.expected(actual(rule, cases.get(i)))))
                .toList();
    }

    private static List<Inspection.ClauseLine> clauses(CheckedPolicy rule, Words words) {
        var file = rule.file();
        var values = ParameterValues.of(file, file.firstDay()).values();
        var sentences = new Sentences(words, file, values);
        var lines = new ArrayList<Inspection.ClauseLine>();
        for (int i = 0; i < file.clauses().size(); i++) {
            var clause = file.clauses().get(i);
            lines.add(
                    new Inspection.ClauseLine(
                            clause.id(),
                            clause.when().at().line(),
                            words.label(clause.label()),
                            sentences.of(rule.clauses().get(i))));
        }
        lines.add(
                new Inspection.ClauseLine(
                        Clause.AMOUNT,
                        file.benefit().amount().at().line(),
                        words.text("policy.amount"),
                        sentences.of(rule.amount())));
        return lines;
    }

    /** The example as it would have to be written. */
    private PolicyCase actual(CheckedPolicy rule, PolicyCase each) {
        var decision = decision(rule, each);
        var fen = decision.amountFen();
        return new PolicyCase(
                each.name(),
                each.given(),
                each.with(),
                decision.verdict(),
                fen == null ? null : text(each, Type.Simple.MONEY.text(fen)),
                decision.failed().stream().map(id -> text(each, id)).toList(),
                decision.unknown().stream().map(id -> text(each, id)).toList());
    }

    private Decision decision(CheckedPolicy rule, PolicyCase each) {
        var file = rule.file();
        var values = ParameterValues.of(file, file.firstDay());
        for (var with : each.with().entrySet()) {
            values = values.withText(with.getKey(), with.getValue().text());
        }
        var facts = new LinkedHashMap<String, @Nullable Object>();
        each.given()
                .forEach((name, written) ->
                        facts.put(name, rule.schema().fact(name).type().value(written.text())));
        return rule.bind(values, rulebook.jurisdictions()).decide(Facts.of(rule.schema(), facts));
    }

    private static YamlText text(PolicyCase each, String text) {
        return new YamlText(text, each.name().at(), each.name().at(), false);
    }

    private static List<Inspection.Gap> gaps(CheckedPolicy rule, CaseRun run, Words words) {
        var uncovered = run.uncovered();
        return rule.file().clauses().stream()
                .filter(clause -> uncovered.containsKey(clause.id()))
                .map(clause ->
                        new Inspection.Gap(
                                words.label(clause.label()),
                                Objects.requireNonNull(uncovered.get(clause.id())).stream()
                                        .map(truth ->
                                                words.text(
                                                        "policy.authoring.truth." + truth.name()))
                                        .collect(
                                                Collectors.collectingAndThen(
                                                        Collectors.toList(), words::listed))))
                .toList();
    }

    private static List<Inspection.Table> tables(String text, Page page) {
        var tables = new ArrayList<Inspection.Table>();
        if (text.length() > DraftText.MOST || !text.contains("tiers(")) {
            return tables;
        }
        var source = YamlSource.of(text);
        for (var name : source.names("parameters")) {
            if (TierGrid.type(source, name) != null) {
                var label = TierGrid.label(source, name).in(page.language().locale());
                var days = source.names("parameters", name, "values");
                days.forEach(day -> tables.add(new Inspection.Table(name, label, day)));
                if (days.isEmpty()) {
                    tables.add(new Inspection.Table(name, label, ""));
                }
            }
        }
        return tables;
    }
}
