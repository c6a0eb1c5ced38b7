package org.wengang.policy.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wengang.database.TestDatabase;
import org.wengang.engine.CheckedPolicy;
import org.wengang.engine.CompiledPolicy;
import org.wengang.engine.Decision;
import org.wengang.engine.PolicyCompiler;
import org.wengang.engine.PolicySql;
import org.wengang.engine.Truth;
import org.wengang.engine.fuzz.RandomPolicies;
import org.wengang.engine.measure.Measures;
import org.wengang.engine.policy.ParameterValues;
import org.wengang.engine.policy.PolicyCase;
import org.wengang.engine.policy.PolicyFile;
import org.wengang.engine.population.RunManifest;
import org.wengang.engine.population.SharedScan;
import org.wengang.engine.schema.Fact;
import org.wengang.engine.schema.FactSchema;
import org.wengang.engine.schema.Facts;
import org.wengang.engine.schema.Jurisdictions;
import org.wengang.engine.schema.Region;
import org.wengang.engine.schema.Type;
import org.wengang.engine.sql.Dialect;

/**
 * What is simulated or explained by closures is what is determined by SQL: every clause and amount
 * of random policies on random people, cell by cell, on the real server. A long run: {@code
 * -Dwengang.fuzz.seeds=200}.
 */
class SqlAgainstClosuresIT {

    private static final int POLICIES = 20;
    private static final String ROW_NUMBER = "row_number bigint generated always as identity";
    private static final int CLAUSES = 5;
    private static final int PEOPLE = 200;
    private static final Path CATALOGUE = Path.of("..", "policies");

    private static final FactSchema WORKER =
            FactSchema.load(resource("worker-1.yaml"), "worker-1.yaml");
    private static final Jurisdictions JURISDICTIONS =
            Jurisdictions.load(resource("jurisdictions.yaml"), "jurisdictions.yaml");

    private static final Map<String, FactSchema> SCHEMAS = schemas();

    private Connection connection;

    @BeforeEach
    void connect() throws SQLException {
        connection = TestDatabase.app().getConnection();
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Integer.getInteger("wengang.fuzz.seeds", 2));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void agree_on_every_type_of_fact(long seed) throws SQLException {
        var schema = RandomPolicies.wideSchema();
        people(schema);
        agree(schema, seed);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void agree_on_workers_as_the_registry_publishes_them(long seed) throws SQLException {
        execute(
                "create temporary table people (like registry.published_worker_facts, "
                        + ROW_NUMBER
                        + ")");
        agree(WORKER, seed);
    }

    static List<Path> catalogue() throws IOException {
        try (var files = Files.walk(CATALOGUE)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.startsWith(CATALOGUE.resolve("schema")))
                    .filter(file -> !file.endsWith(Measures.FILE))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("catalogue")
    void a_policys_own_cases_come_out_in_sql_as_its_file_says(Path path) throws Exception {
        PolicyFile file;
        try (var reader = Files.newBufferedReader(path)) {
            file = PolicyFile.load(reader, path.toString());
        }
        var schema = Objects.requireNonNull(SCHEMAS.get(file.schema().text()));
        var checked = PolicyCompiler.check(file, schema);
        if (schema.name().equals(WORKER.name())) {
            execute(
                    "create temporary table people (like registry.published_worker_facts, "
                            + ROW_NUMBER
                            + ")");
        } else {
            people(schema);
        }
        for (var each : file.cases()) {
            var policy = bound(checked, each);
            var person = given(schema, each);
            execute("truncate people");
            insert(schema, List.of(person));
            var row = determined(policy).getFirst();
            compare(policy, person, row);
            assertThat(verdict(row)).as(each.name().text()).isEqualTo(each.verdict().word());
        }
        assertThat(file.cases()).isNotEmpty();
    }

    @Test
    void the_catalogue_is_not_empty() throws IOException {
        assertThat(catalogue()).hasSizeGreaterThanOrEqualTo(2);
    }

    private void people(FactSchema schema) throws SQLException {
        execute(
                "create temporary table people ("
                        + schema.facts().values().stream()
                                .map(fact -> fact.column() + " " + type(fact.type()))
                                .collect(Collectors.joining(", ", "", ", "))
                        + ROW_NUMBER
                        + ")");
    }

    private void agree(FactSchema schema, long seed) throws SQLException {
        var random = new RandomPolicies(schema, JURISDICTIONS, seed);
        var people = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < PEOPLE; i++) {
            people.add(random.person());
        }
        insert(schema, people);
        var policies = new ArrayList<CompiledPolicy>();
        for (int i = 0; i < POLICIES; i++) {
            var policy = random.next(CLAUSES);
            policies.add(policy);
            var rows = determined(policy);
            assertThat(rows).hasSize(PEOPLE);
            for (int j = 0; j < PEOPLE; j++) {
                compare(policy, people.get(j), rows.get(j));
            }
        }
        for (int i = 0; i + 1 < POLICIES; i += 2) {
            var both = List.of(policies.get(i), policies.get(i + 1), policies.get(i));
            agreeInOneScan(both, schema, people);
        }
    }

    /** Three policies, one of them twice, in one scan: the same cells, and the same manifest. */
    private void agreeInOneScan(
            List<CompiledPolicy> policies, FactSchema schema, List<Map<String, Object>> people)
            throws SQLException {
        var scan = SharedScan.of(policies, "people", Dialect.POSTGRESQL);
        for (int i = 0; i < policies.size(); i++) {
            var policy = policies.get(i);
            var sql = scan.policies().get(i);
            var rows = rows(sql, scan.source());
            var manifest = RunManifest.EMPTY;
            for (int j = 0; j < people.size(); j++) {
                compare(policy, people.get(j), rows.get(j));
                var facts = Facts.of(schema, people.get(j));
                manifest =
                        manifest.with(
                                7,
                                policy.verdict(facts),
                                policy.amountFen(facts),
                                policy.trueBits(facts),
                                policy.unknownBits(facts));
            }
            var hash =
                    RunManifest.rowHashSql(
                            "cast(7 as bigint)",
                            sql.amountExpression(),
                            sql.trueBits(),
                            sql.unknownBits());
            try (var statement = connection.createStatement();
                    var result =
                            statement.executeQuery(
                                    "select sum(%s) from %s".formatted(hash, scan.source()))) {
                result.next();
                assertThat(result.getLong(1)).isEqualTo(manifest.hash());
            }
        }
    }

    /**
     * @param row what SQL said: the clauses, then the amount
     */
    private static void compare(
            CompiledPolicy policy, Map<String, Object> person, List<@Nullable Object> row) {
        var facts = Facts.of(policy.schema(), person);
        Decision decision = policy.decide(facts);
        for (int i = 0; i < decision.clauses().size(); i++) {
            var truth = truth(row.get(i));
            if (decision.clauses().get(i).truth() != truth) {
                throw new AssertionError(
                        "%s of %s: closures %s, SQL %s\n%s"
                                .formatted(
                                        policy.file().clauses().get(i).when(),
                                        person,
                                        decision.clauses().get(i).truth(),
                                        truth,
                                        policy.sql().clauseExpressions().get(i)));
            }
        }
        if (!Objects.equals(policy.amountFen(facts), row.getLast())) {
            throw new AssertionError(
                    "%s of %s: closures %s, SQL %s\n%s"
                            .formatted(
                                    policy.file().benefit().amount(),
                                    person,
                                    policy.amountFen(facts),
                                    row.getLast(),
                                    policy.sql().amountExpression()));
        }
    }

    private static Truth truth(@Nullable Object sql) {
        return sql == null ? Truth.UNKNOWN : (Boolean) sql ? Truth.TRUE : Truth.FALSE;
    }

    private static String verdict(List<@Nullable Object> row) {
        if (row.contains(false)) {
            return "not_eligible";
        }
        return row.contains(null) ? "undecided" : "eligible";
    }

    private static CompiledPolicy bound(CheckedPolicy policy, PolicyCase each) {
        var values = ParameterValues.of(policy.file(), policy.file().firstDay());
        for (var changed : each.with().entrySet()) {
            values = values.withText(changed.getKey(), changed.getValue().text());
        }
        return policy.bind(values, JURISDICTIONS);
    }

    private static Map<String, Object> given(FactSchema schema, PolicyCase each) {
        var person = new HashMap<String, Object>();
        each.given()
                .forEach((name, written) ->
                        person.put(
                                name,
                                Objects.requireNonNull(
                                        schema.fact(name).type().value(written.text()))));
        return person;
    }

    /** A row for each person, in the order in which they were inserted. */
    private List<List<@Nullable Object>> determined(CompiledPolicy policy) throws SQLException {
        return rows(policy.sql(), "people p");
    }

    private List<List<@Nullable Object>> rows(PolicySql sql, String source) throws SQLException {
        var cells = new ArrayList<>(sql.clauseExpressions());
        cells.add(sql.amountExpression());
        var rows = new ArrayList<List<@Nullable Object>>();
        try (var statement = connection.createStatement();
                var result =
                        statement.executeQuery(
                                "select "
                                        + String.join(", ", cells)
                                        + " from "
                                        + source
                                        + " order by p.row_number")) {
            while (result.next()) {
                var row = new ArrayList<@Nullable Object>();
                for (int i = 1; i <= cells.size(); i++) {
                    row.add(result.getObject(i));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private void insert(FactSchema schema, List<Map<String, Object>> people) throws SQLException {
        var facts = List.copyOf(schema.facts().values());
        var sql =
                "insert into people (%s) values (%s)"
                        .formatted(
                                facts.stream().map(Fact::column).collect(Collectors.joining(", ")),
                                facts.stream().map(_ -> "?").collect(Collectors.joining(", ")));
        try (var statement = connection.prepareStatement(sql)) {
            for (var person : people) {
                for (int i = 0; i < facts.size(); i++) {
                    var value = person.get(facts.get(i).name());
                    statement.setObject(
                            i + 1, value instanceof Region region ? region.code() : value);
                }
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

    private static String type(Type type) {
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

    private static Map<String, FactSchema> schemas() {
        var schemas = new HashMap<String, FactSchema>();
        try (var files = Files.list(CATALOGUE.resolve("schema"))) {
            for (var file : files.map(path -> path.getFileName().toString()).toList()) {
                if (!file.equals("jurisdictions.yaml")) {
                    var schema = FactSchema.load(resource(file), file);
                    schemas.put(schema.name(), schema);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return schemas;
    }

    private static Reader resource(String name) {
        var stream = SqlAgainstClosuresIT.class.getResourceAsStream("/policies/schema/" + name);
        return new InputStreamReader(Objects.requireNonNull(stream), StandardCharsets.UTF_8);
    }
}
