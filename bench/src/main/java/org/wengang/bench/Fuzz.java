package org.wengang.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.wengang.Application;
import org.wengang.engine.CompiledPolicy;
import org.wengang.engine.Decision;
import org.wengang.engine.PolicySql;
import org.wengang.engine.Truth;
import org.wengang.engine.fuzz.RandomPolicies;
import org.wengang.engine.schema.Fact;
import org.wengang.engine.schema.FactSchema;
import org.wengang.engine.schema.Facts;
import org.wengang.engine.schema.Jurisdictions;
import org.wengang.engine.schema.Region;
import org.wengang.engine.schema.Type;

/**
 * Random policies on random people for as long as wished: closures and PostgreSQL, cell by cell.
 * {@code Fuzz SECONDS SEED} writes the counts to {@code bench/results}; the exit code is 1 if any
 * cell differs. cel-java is held against the closures by {@code ClosuresAgainstCelTest}.
 */
public final class Fuzz {

    private static final int POLICIES = 20;
    private static final int CLAUSES = 5;
    private static final int PEOPLE = 400;
    private static final Set<String> PEERS = Set.of("130181", "130682", "130629");

    private final Connection connection;
    private final FactSchema schema = RandomPolicies.wideSchema();
    private long policies;
    private long refused;
    private long cells;
    private long unknown;
    private final List<String> mismatches = new ArrayList<>();

    private Fuzz(Connection connection) {
        this.connection = connection;
    }

    public static void main(String[] arguments) throws Exception {
        long seconds = Long.parseLong(arguments[0]);
        long seed = Long.parseLong(arguments[1]);
        var data = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "fuzz");
        boolean equal;
        try (var context =
                        new SpringApplication(Application.class)
                                .run("--server.port=0", "--wengang.data=" + data.resolve("data"));
                var connection = context.getBean(DataSource.class).getConnection()) {
            var fuzz = new Fuzz(connection);
            fuzz.run(seconds, seed);
            fuzz.report(seconds, seed);
            equal = fuzz.mismatches.isEmpty();
        }
        System.exit(equal ? 0 : 1);
    }

    private void run(long seconds, long seed) throws SQLException {
        execute(
                "create temporary table people (%s, row_number bigint)"
                        .formatted(
                                schema.facts().values().stream()
                                        .map(fact -> fact.column() + " " + column(fact.type()))
                                        .collect(Collectors.joining(", "))));
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        for (long round = seed; System.nanoTime() < end; round++) {
            var random = new RandomPolicies(schema, Jurisdictions.of(PEERS), round);
            var people = new ArrayList<Map<String, Object>>();
            for (int i = 0; i < PEOPLE; i++) {
                people.add(random.person());
            }
            insert(people);
            for (int i = 0; i < POLICIES; i++) {
                compare(random.next(CLAUSES), people);
            }
            refused += random.refused();
        }
    }

    private void compare(CompiledPolicy policy, List<Map<String, Object>> people)
            throws SQLException {
        PolicySql sql = policy.sql();
        String all = String.join(", ", sql.clauseExpressions()) + ", " + sql.amountExpression();
        policies++;
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "select %s from people p order by p.row_number".formatted(all))) {
            for (Map<String, Object> person : people) {
                rows.next();
                Facts facts = Facts.of(schema, person);
                Decision decision = policy.decide(facts);
                for (int i = 0; i < CLAUSES; i++) {
                    Truth closure = decision.clauses().get(i).truth();
                    @Nullable Object cell = rows.getObject(i + 1);
                    Truth said =
                            cell == null
                                    ? Truth.UNKNOWN
                                    : (Boolean) cell ? Truth.TRUE : Truth.FALSE;
                    count(closure, said, closure == Truth.UNKNOWN, policy, i);
                }
                @Nullable Long amount = policy.amountFen(facts);
                count(amount, rows.getObject(CLAUSES + 1), amount == null, policy, CLAUSES);
            }
        }
    }

    private void count(
            @Nullable Object closure,
            @Nullable Object sql,
            boolean isUnknown,
            CompiledPolicy policy,
            int index) {
        cells++;
        unknown += isUnknown ? 1 : 0;
        if (!Objects.equals(closure, sql)) {
            String text =
                    index < CLAUSES
                            ? policy.file().clauses().get(index).when().text()
                            : policy.file().benefit().amount().text();
            mismatches.add("closures %s, SQL %s: %s".formatted(closure, sql, text));
        }
    }

    private void insert(List<Map<String, Object>> people) throws SQLException {
        execute("truncate people");
        var facts = List.copyOf(schema.facts().values());
        String marks = facts.stream().map(_ -> "?").collect(Collectors.joining(", "));
        try (var statement =
                connection.prepareStatement("insert into people values (" + marks + ", ?)")) {
            for (int row = 0; row < people.size(); row++) {
                for (Fact fact : facts) {
                    @Nullable Object value = people.get(row).get(fact.name());
                    statement.setObject(
                            fact.index() + 1,
                            value instanceof Region region ? region.code() : value);
                }
                statement.setInt(facts.size() + 1, row);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String column(Type type) {
        return switch (type) {
            case Type.Simple.BOOL -> "boolean";
            case Type.Simple.INT, Type.Simple.MONEY -> "bigint";
            case Type.Simple.DATE -> "date";
            case Type.Simple.REGION, Type.Simple.STRING -> "text";
            case Type.Code _ -> "text";
            case Type.Codes _ -> throw new IllegalArgumentException("No fact holds a list.");
            case Type.Tiers _ -> throw new IllegalArgumentException("No fact holds a table.");
        };
    }

    private void report(long seconds, long seed) throws IOException {
        String text =
                """
                Fuzz %d %d: closures and PostgreSQL, schema %s, %d clauses and an amount a policy
                policies %,d, refused by proof %,d, cells %,d, of these unknown %,d, mismatches %,d
                """
                        .formatted(
                                seconds,
                                seed,
                                schema.name(),
                                CLAUSES,
                                policies,
                                refused,
                                cells,
                                unknown,
                                mismatches.size());
        text +=
                mismatches.stream()
                        .limit(20)
                        .map(line -> line + "\n")
                        .collect(Collectors.joining());
        var file =
                Path.of("bench", "results", LocalDate.now(Clock.systemDefaultZone()) + "-fuzz.txt");
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        System.out.print(text);
    }
}
