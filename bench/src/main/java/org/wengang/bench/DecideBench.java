package org.wengang.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.ToLongFunction;
import org.wengang.bench.peer.CelLuquan;
import org.wengang.bench.peer.DmnLuquan;
import org.wengang.engine.CompiledPolicy;
import org.wengang.engine.PolicyCompiler;
import org.wengang.engine.policy.ParameterValues;
import org.wengang.engine.policy.PolicyFile;
import org.wengang.engine.policy.Verdict;
import org.wengang.engine.schema.Fact;
import org.wengang.engine.schema.FactSchema;
import org.wengang.engine.schema.Facts;
import org.wengang.engine.schema.Jurisdictions;
import org.wengang.engine.schema.Region;
import org.wengang.engine.schema.Type;

/**
 * Decisions a second on one thread, in one run: the closures beside {@link HandWrittenLuquan}, the
 * bound, and beside cel-java and Drools DMN; first the verdict alone, then with every reason, then
 * with every reason put into words. {@code DecideBench SECONDS}. All must count the same verdicts.
 */
public final class DecideBench {

    private static final int PEOPLE = 100_000;
    private static final Path POLICIES = Path.of("policies");

    private DecideBench() {}

    public static void main(String[] arguments) throws Exception {
        double seconds = Double.parseDouble(arguments[0]);
        FactSchema schema;
        try (var yaml = Files.newBufferedReader(POLICIES.resolve("schema/worker-1.yaml"))) {
            schema = FactSchema.load(yaml, "worker-1.yaml");
        }
        CompiledPolicy policy = luquan(schema);
        Facts[] people = people(schema);
        HandWrittenLuquan.Person[] plain =
                Arrays.stream(people)
                        .map(HandWrittenLuquan.Person::of)
                        .toArray(HandWrittenLuquan.Person[]::new);
        var cel = new CelLuquan();
        CelLuquan.Person[] celPeople =
                Arrays.stream(people).map(CelLuquan.Person::of).toArray(CelLuquan.Person[]::new);
        var dmn = new DmnLuquan();
        @SuppressWarnings({"unchecked", "rawtypes"}) // there are no arrays of a generic type
        Map<String, Object>[] dmnPeople =
                Arrays.stream(people).map(DmnLuquan::person).toArray(Map[]::new);
        for (int round = 0; round < 3; round++) {
            double verdict =
                    rate("hand-written, verdict", plain, HandWrittenLuquan::verdict, 0, seconds);
            rate(
                    "closures, verdict",
                    people,
                    facts -> one(policy.verdict(facts)),
                    verdict,
                    seconds);
            rate("cel-java, verdict", celPeople, cel::verdict, verdict, seconds);
            rate("Drools DMN, verdict", dmnPeople, dmn::verdict, verdict, seconds);
            double bound =
                    rate(
                            "hand-written, all clauses",
                            plain,
                            HandWrittenLuquan::reasons,
                            0,
                            seconds);
            rate(
                    "closures, every reason",
                    people,
                    facts -> one(policy.decide(facts).verdict()),
                    bound,
                    seconds);
            rate("every reason in words", people, facts -> words(policy, facts), bound, seconds);
        }
        System.out.printf(
                Locale.ROOT,
                "load average %.2f%n",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static long one(Verdict verdict) {
        return verdict == Verdict.ELIGIBLE ? 1 : 0;
    }

    private static long words(CompiledPolicy policy, Facts facts) {
        var decision = policy.decide(facts);
        long letters = 0;
        for (var clause : decision.clauses()) {
            for (var reading : clause.readings()) {
                letters += reading.text().chinese().length();
            }
        }
        return letters < 0 ? -1 : one(decision.verdict());
    }

    private static <T> double rate(
            String name, T[] people, ToLongFunction<T> decide, double bound, double seconds) {
        long decided = 0;
        long eligible = 0;
        long start = System.nanoTime();
        while (System.nanoTime() - start < seconds * 1e9) {
            eligible = 0;
            for (T person : people) {
                eligible += decide.applyAsLong(person);
            }
            decided += people.length;
        }
        double rate = decided / ((System.nanoTime() - start) / 1e9) / 1e6;
        System.out.printf(
                Locale.ROOT,
                "%-26s %7.2f M/s  %s  (%d of %d eligible)%n",
                name,
                rate,
                bound == 0 ? "the bound" : "%.3f of the bound".formatted(rate / bound),
                eligible,
                people.length);
        return rate;
    }

    private static CompiledPolicy luquan(FactSchema schema) throws IOException {
        try (var yaml = Files.newBufferedReader(POLICIES.resolve("130110-luquan/R-SJZ-04.yaml"));
                var peers =
                        Files.newBufferedReader(POLICIES.resolve("schema/jurisdictions.yaml"))) {
            PolicyFile file = PolicyFile.load(yaml, "R-SJZ-04.yaml");
            return PolicyCompiler.compile(
                    file,
                    schema,
                    ParameterValues.of(file, file.firstDay()),
                    Jurisdictions.load(peers, "jurisdictions.yaml"));
        }
    }

    /** Invented; most are far from eligible, every tenth fact is unknown. */
    private static Facts[] people(FactSchema schema) {
        var random = new Random(1);
        String[] regions = {"130110", "130110", "130600", "131100", "410300", "130181"};
        var people = new Facts[PEOPLE];
        for (int i = 0; i < PEOPLE; i++) {
            var values = new HashMap<String, Object>();
            for (Fact fact : schema.facts().values()) {
                if (random.nextInt(10) == 0) {
                    continue;
                }
                Object value =
                        switch (fact.type()) {
                            case Type.Simple.REGION -> {
                                int from = fact.name().equals("stay_place") ? 0 : 2;
                                yield new Region(regions[from + random.nextInt(4 - from / 2)]);
                            }
                            case Type.Simple.DATE ->
                                    LocalDate.of(2021, 2, 1).plusDays(random.nextInt(28));
                            case Type.Simple.INT, Type.Simple.MONEY -> (long) random.nextInt(8);
                            case Type.Simple.BOOL -> random.nextBoolean();
                            case Type.Simple.STRING -> "invented";
                            case Type.Code(String list) -> {
                                var codes = schema.codeList(list).labels().keySet();
                                yield codes.stream()
                                        .skip(random.nextInt(codes.size()))
                                        .findFirst()
                                        .orElseThrow();
                            }
                            case Type.Codes _ -> throw new IllegalStateException("No fact");
                            case Type.Tiers _ -> throw new IllegalStateException("No fact");
                        };
                values.put(fact.name(), value);
            }
            people[i] = Facts.of(schema, values);
        }
        return people;
    }
}
