package org.wengang.engine.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wengang.engine.Catalogue;
import org.wengang.engine.CompiledPolicy;
import org.wengang.engine.PolicySql;
import org.wengang.engine.population.AnswerWords;
import org.wengang.engine.population.RunManifest;
import org.wengang.engine.schema.Fact;
import org.wengang.engine.schema.FactSchema;
import org.wengang.engine.schema.Facts;
import org.wengang.engine.schema.Region;
import org.wengang.engine.schema.Type;
import org.wengang.engine.sql.Dialect;

/**
 * A second database: random policies on random people by DuckDB and by closures give the same
 * manifest, row hash included, and the same words. A long run: {@code -Dwengang.fuzz.seeds=200}.
 */
class ClosuresAgainstDuckDbTest {

    private static final FactSchema SCHEMA = RandomPolicies.wideSchema();
    private static final int POLICIES = 15;
    private static final int CLAUSES = 4;
    private static final int PEOPLE = 150;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Integer.getInteger("wengang.fuzz.seeds", 2));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void give_the_same_manifest_and_the_same_words(long seed) throws SQLException {
        var random = new RandomPolicies(SCHEMA, Catalogue.JURISDICTIONS, seed);
        var people = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < PEOPLE; i++) {
            people.add(random.person());
        }
        var policies = new ArrayList<CompiledPolicy>();
        for (int i = 0; i < POLICIES; i++) {
            policies.add(random.next(CLAUSES));
        }
        try (var connection = DriverManager.getConnection("jdbc:duckdb:")) {
            insert(connection, people);
            for (CompiledPolicy policy : policies) {
                assertThat(manifest(connection, policy))
                        .as("%s", policy.file().clauses())
                        .isEqualTo(manifest(policy, people));
            }
            assertThat(words(connection, policies)).isDeepEqualTo(words(policies, people));
        }
    }

    private static RunManifest manifest(CompiledPolicy policy, List<Map<String, Object>> people) {
        RunManifest manifest = RunManifest.EMPTY;
        for (int i = 0; i < people.size(); i++) {
            Facts facts = Facts.of(SCHEMA, people.get(i));
            manifest =
                    manifest.with(
                            i,
                            policy.verdict(facts),
                            policy.amountFen(facts),
                            policy.trueBits(facts),
                            policy.unknownBits(facts));
        }
        return manifest;
    }

    private static RunManifest manifest(Connection connection, CompiledPolicy policy)
            throws SQLException {
        PolicySql sql = policy.sql(Dialect.DUCKDB);
        String query =
                """
                select count(*), sum(case when t = %1$d and fen is not null then 1 else 0 end),
                       sum(case when t = %1$d and fen is not null then fen else 0 end),
                       sum(%2$s)
                  from (select p.id, %3$s as t, %4$s as u, %5$s as fen from people p) r
                """
                        .formatted(
                                (1L << CLAUSES) - 1,
                                RunManifest.rowHashSql("id", "fen", "t", "u"),
                                sql.trueBits(),
                                sql.unknownBits(),
                                sql.amountExpression());
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return new RunManifest(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4));
        }
    }

    private static long[][] words(List<CompiledPolicy> policies, List<Map<String, Object>> people) {
        var words = AnswerWords.of(policies);
        long[][] rows = new long[people.size()][words.columns().size()];
        for (int i = 0; i < rows.length; i++) {
            words.answer(Facts.of(SCHEMA, people.get(i)), rows[i]);
        }
        return rows;
    }

    private static long[][] words(Connection connection, List<CompiledPolicy> policies)
            throws SQLException {
        var words = AnswerWords.of(policies);
        long[][] answers = new long[PEOPLE][words.columns().size()];
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                words.select("people", "id", "true", Dialect.DUCKDB))) {
            while (rows.next()) {
                long[] row = answers[rows.getInt(1)];
                for (int i = 0; i < row.length; i++) {
                    row[i] = rows.getLong(i + 2);
                }
            }
        }
        return answers;
    }

    private static void insert(Connection connection, List<Map<String, Object>> people)
            throws SQLException {
        List<Fact> facts = List.copyOf(SCHEMA.facts().values());
        String columns =
                facts.stream()
                        .map(fact -> fact.column() + " " + column(fact.type()))
                        .collect(Collectors.joining(", "));
        String marks = facts.stream().map(fact -> "?").collect(Collectors.joining(", "));
        try (var statement = connection.createStatement()) {
            statement.execute("create table people (%s, id bigint)".formatted(columns));
        }
        try (var statement =
                connection.prepareStatement("insert into people values (" + marks + ", ?)")) {
            for (int id = 0; id < people.size(); id++) {
                for (Fact fact : facts) {
                    @Nullable Object value = people.get(id).get(fact.name());
                    statement.setObject(
                            fact.index() + 1,
                            value instanceof Region region ? region.code() : value);
                }
                statement.setLong(facts.size() + 1, id);
                statement.execute();
            }
        }
    }

    private static String column(Type type) {
        return switch (type) {
            case Type.Simple.BOOL -> "boolean";
            case Type.Simple.INT, Type.Simple.MONEY -> "bigint";
            case Type.Simple.DATE -> "date";
            case Type.Simple.REGION, Type.Simple.STRING -> "varchar";
            case Type.Code _ -> "varchar";
            case Type.Codes _ -> throw new IllegalArgumentException("No fact holds a list.");
            case Type.Tiers _ -> throw new IllegalArgumentException("No fact holds a table.");
        };
    }
}
