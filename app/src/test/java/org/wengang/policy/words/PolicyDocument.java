package org.wengang.policy.words;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.wengang.engine.policy.Parameter;
import org.wengang.engine.policy.PolicyFile;
import org.wengang.engine.schema.Label;
import org.wengang.policy.catalogue.PolicyFolder;
import org.wengang.web.Language;

/** One policy of the catalogue as a document in both languages, Chinese first. */
record PolicyDocument(String file, RuleWords zh, RuleWords en) {

    static PolicyDocument of(PolicyFolder.Written written) {
        return new PolicyDocument(
                written.file(),
                RuleWords.of(written, Language.ZH),
                RuleWords.of(written, Language.EN));
    }

    PolicyFile policy() {
        return zh.file();
    }

    /** As in {@code docs/policies}. */
    String name() {
        return policy().code() + "-v" + policy().version() + ".md";
    }

    String indexLine() {
        return row(
                "[" + policy().code() + "](" + name() + ")",
                Integer.toString(policy().version()),
                both(policy().title()),
                both(policy().authority().name()));
    }

    String text() {
        var lines = new ArrayList<String>();
        lines.add("# " + policy().title().chinese());
        lines.add("");
        lines.add(policy().title().english());
        lines.add("");
        lines.add(
                "%s · %s · [%s](../../%s)"
                        .formatted(
                                say("policy.code-version", policy().code(), policy().version()),
                                both(policy().authority().name()),
                                file.substring(file.lastIndexOf('/') + 1),
                                file));
        sources(lines);
        clauses(lines);
        terms(lines);
        parameters(lines);
        cases(lines);
        return String.join("\n", lines) + "\n";
    }

    private void sources(List<String> lines) {
        heading(lines, "policy.sources");
        for (var passage : Passage.of(policy())) {
            var text = passage.spans().stream().map(PolicyDocument::marked);
            lines.add("> " + text.collect(Collectors.joining()).replace("\n", "\n> "));
            lines.add(">");
            lines.add("> — " + passage.title());
            if (!passage.unused().isEmpty()) {
                lines.add("");
                lines.add(say("policy.sources.unused") + " " + String.join("；", passage.unused()));
            }
            lines.add("");
        }
        lines.removeLast();
    }

    private static String marked(Passage.Span span) {
        var marks =
                span.endsHere().stream()
                        .map(mark -> Integer.toString(mark.number()))
                        .collect(Collectors.joining(" "));
        return (span.isCited() ? "<mark>" + span.text() + "</mark>" : span.text())
                + (marks.isEmpty() ? "" : "<sup>" + marks + "</sup>");
    }

    private void clauses(List<String> lines) {
        heading(lines, "policy.clauses");
        head(lines, "", say("policy.clause"), say("policy.clause.rule"), say("policy.cited"));
        var clauses = policy().clauses();
        for (int i = 0; i < clauses.size(); i++) {
            int index = i;
            lines.add(
                    row(
                            Integer.toString(i + 1),
                            both(clauses.get(i).label()),
                            both(words -> words.sentences().of(words.rule().clauses().get(index))),
                            clauses.get(i).cite().words()));
        }
        lines.add(
                row(
                        Integer.toString(clauses.size() + 1),
                        say("policy.amount"),
                        both(words -> words.sentences().of(words.rule().amount())),
                        policy().benefit().cite().words()));
    }

    private void terms(List<String> lines) {
        heading(lines, "policy.parties");
        var parties = terms(zh).parties();
        IntStream.range(0, parties.size())
                .forEach(i -> lines.add("- " + both(words -> terms(words).parties().get(i))));
        heading(lines, "policy.limits");
        lines.add("- " + both(words -> terms(words).benefit()));
        var limits = terms(zh).limits();
        IntStream.range(0, limits.size())
                .forEach(i -> lines.add("- " + both(words -> terms(words).limits().get(i))));
    }

    private static TermWords terms(RuleWords words) {
        return new TermWords(words.words(), words.file(), words.sentences());
    }

    private void parameters(List<String> lines) {
        heading(lines, "policy.parameters");
        head(
                lines,
                say("policy.parameter"),
                say("policy.value.title"),
                say("policy.ground"),
                say("policy.used-by"));
        for (var parameter : policy().parameters().values()) {
            lines.add(
                    row(
                            "`" + parameter.name() + "`<br>" + both(parameter.label()),
                            value(parameter),
                            ground(parameter),
                            String.join("<br>", new Uses(zh.words(), zh.rule()).of(parameter))));
        }
    }

    private String value(Parameter parameter) {
        var values =
                parameter.values().entrySet().stream()
                        .map(dated -> {
                            var type = parameter.type();
                            var value = both(words -> words.words().value(type, dated.getValue()));
                            return parameter.values().size() == 1
                                    ? value
                                    : dated.getKey() + ": " + value;
                        })
                        .collect(Collectors.joining("<br>"));
        if (!parameter.isOpen()) {
            return values;
        }
        return say("policy.to-confirm") + (values.isEmpty() ? "" : "<br>" + values);
    }

    private static String ground(Parameter parameter) {
        var open = parameter.open();
        var cite = parameter.cite();
        if (open == null) {
            return cite == null ? "" : cite.words();
        }
        return cite == null ? both(open) : cite.words() + "<br>" + both(open);
    }

    private void cases(List<String> lines) {
        heading(lines, "policy.cases.caption");
        head(lines, say("policy.case"), say("policy.case.given"), say("policy.case.expected"));
        var inChinese = new CaseWords(zh.words(), policy());
        var inEnglish = new CaseWords(en.words(), en.file());
        for (int i = 0; i < policy().cases().size(); i++) {
            var given = new ArrayList<>(inChinese.given(policy().cases().get(i)));
            given.addAll(inChinese.with(policy().cases().get(i)));
            lines.add(
                    row(
                            policy().cases().get(i).name().text(),
                            String.join("<br>", given),
                            inChinese.expected(policy().cases().get(i))
                                    + "<br>"
                                    + inEnglish.expected(en.file().cases().get(i))));
        }
    }

    private void heading(List<String> lines, String key) {
        lines.add("");
        lines.add("## " + say(key));
        lines.add("");
    }

    static void head(List<String> lines, String... cells) {
        lines.add(row(cells));
        lines.add("|" + "---|".repeat(cells.length));
    }

    static String row(String... cells) {
        return "| " + String.join(" | ", cells).replace("\n", " ") + " |";
    }

    private String say(String key, Object... arguments) {
        return zh.words().text(key, arguments) + " · " + en.words().text(key, arguments);
    }

    private static String both(Label label) {
        return label.chinese() + "<br>" + label.english();
    }

    private String both(Function<RuleWords, String> said) {
        var chinese = said.apply(zh);
        var english = said.apply(en);
        return chinese.equals(english) ? chinese : chinese + "<br>" + english;
    }
}
