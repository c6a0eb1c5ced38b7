package org.wengang.bench;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.wengang.engine.PolicyCompiler;
import org.wengang.engine.policy.ParameterValues;
import org.wengang.engine.policy.PolicyFile;
import org.wengang.engine.schema.FactSchema;
import org.wengang.engine.schema.Jurisdictions;

/**
 * How long an author waits after a change: the Luquan policy grown to 20 clauses, read, checked,
 * proved and compiled anew. {@code CheckBench TIMES} prints the median and the slowest tenth.
 */
public final class CheckBench {

    private static final Path POLICIES = Path.of("policies");
    private static final int CLAUSES = 20;

    private CheckBench() {}

    public static void main(String[] arguments) throws IOException {
        int times = Integer.parseInt(arguments[0]);
        String yaml = grown();
        FactSchema schema;
        try (var file = Files.newBufferedReader(POLICIES.resolve("schema/worker-1.yaml"))) {
            schema = FactSchema.load(file, "worker-1.yaml");
        }
        Jurisdictions jurisdictions;
        try (var file = Files.newBufferedReader(POLICIES.resolve("schema/jurisdictions.yaml"))) {
            jurisdictions = Jurisdictions.load(file, "jurisdictions.yaml");
        }
        var millis = new double[times];
        for (int i = -20; i < times; i++) {
            long start = System.nanoTime();
            PolicyFile file = PolicyFile.load(new StringReader(yaml), "grown.yaml");
            var values = ParameterValues.of(file, file.firstDay());
            PolicyCompiler.compile(file, schema, values, jurisdictions);
            if (i >= 0) {
                millis[i] = (System.nanoTime() - start) / 1e6;
            }
        }
        Arrays.sort(millis);
        System.out.printf(
                Locale.ROOT,
                "%d clauses: median %.1f ms, slowest tenth from %.1f ms%n",
                CLAUSES,
                millis[times / 2],
                millis[times * 9 / 10]);
    }

    private static String grown() throws IOException {
        String yaml = Files.readString(POLICIES.resolve("130110-luquan/R-SJZ-04.yaml"));
        int from = yaml.indexOf("eligibility:\n") + "eligibility:\n".length();
        int to = yaml.indexOf("\nbenefit:");
        String clauses = yaml.substring(from, to);
        var grown = new StringBuilder();
        for (int i = 0; i < CLAUSES / 5; i++) {
            grown.append(clauses.replaceAll("- id: (\\w+)", "- id: $1" + (i == 0 ? "" : "_" + i)));
        }
        return yaml.substring(0, from) + grown + yaml.substring(to);
    }
}
