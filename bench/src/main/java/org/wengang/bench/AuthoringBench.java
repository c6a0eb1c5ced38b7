package org.wengang.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.wengang.engine.cases.CaseRun;
import org.wengang.engine.policy.ParameterValues;
import org.wengang.organisation.Divisions;
import org.wengang.policy.catalogue.PolicyFolder;
import org.wengang.policy.catalogue.Rulebook;
import org.wengang.policy.words.Passage;
import org.wengang.policy.words.Sentences;
import org.wengang.policy.words.Words;
import org.wengang.web.Language;
import org.wengang.web.Texts;

/**
 * How long an author waits at a pause in writing: the Luquan policy grown to 20 clauses with all
 * its examples, each time another text, read, checked, proved, its examples run, its passages cut
 * and its clauses put into words. The way to the server and back, and the writing of the page, are
 * not in it. {@code AuthoringBench TIMES} prints the median, the slowest tenth and the load.
 */
public final class AuthoringBench {

    private static final Path LUQUAN = Path.of("policies/130110-luquan/R-SJZ-04.yaml");
    private static final int CLAUSES = 20;
    private static final int WARM_UP = 50;

    private AuthoringBench() {}

    public static void main(String[] arguments) throws IOException {
        int times = Integer.parseInt(arguments[0]);
        var rulebook = new Rulebook(PolicyFolder.onClassPath());
        var texts = Texts.load();
        var divisions = Divisions.load();
        var yaml = grown(Files.readString(LUQUAN));
        var millis = new double[times];
        int cases = 0;
        for (int i = -WARM_UP; i < times; i++) {
            var text = yaml + "# " + i + "\n";
            long start = System.nanoTime();
            var rule = rulebook.check("", text);
            var file = rule.file();
            var values = ParameterValues.of(file, file.firstDay());
            rule.bind(values, rulebook.jurisdictions());
            cases = CaseRun.run(rule, rulebook.jurisdictions()).results().size();
            Passage.of(file);
            var words = new Words(Language.ZH, texts, rule.schema(), divisions);
            var sentences = new Sentences(words, file, values.values());
            rule.clauses().forEach(sentences::of);
            if (i >= 0) {
                millis[i] = (System.nanoTime() - start) / 1e6;
            }
        }
        Arrays.sort(millis);
        System.out.printf(
                Locale.ROOT,
                "%d clauses, %d cases: median %.1f ms, slowest tenth from %.1f ms, load average"
                        + " %.2f%n",
                CLAUSES,
                cases,
                millis[times / 2],
                millis[times * 9 / 10],
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static String grown(String yaml) {
        int from = yaml.indexOf("eligibility:\n") + "eligibility:\n".length();
        int to = yaml.indexOf("\nbenefit:");
        var clauses = yaml.substring(from, to);
        var grown = new StringBuilder();
        for (int i = 0; i < CLAUSES / 5; i++) {
            grown.append(clauses.replaceAll("- id: (\\w+)", "- id: $1" + (i == 0 ? "" : "_" + i)));
        }
        return yaml.substring(0, from) + grown + yaml.substring(to);
    }
}
