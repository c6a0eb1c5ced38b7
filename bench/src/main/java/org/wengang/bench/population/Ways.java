package org.wengang.bench.population;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.wengang.database.Login;
import org.wengang.engine.CompiledPolicy;
import org.wengang.engine.population.AnswerWords;
import org.wengang.engine.schema.FactSchema;
import org.wengang.engine.sql.Dialect;

/** Ways to judge everyone and keep every verdict with both masks. Each begins with no table. */
public final class Ways {

    private static final String SCHEMA = "bench_population.";

    private final Login login;
    private final FactSchema schema;
    private final AnswerWords words;

    public Ways(Login login, FactSchema schema, List<CompiledPolicy> policies) {
        this.login = login;
        this.schema = schema;
        this.words = AnswerWords.of(policies);
    }

    public String table(String name) {
        return SCHEMA + name;
    }

    /** The words of another table taken apart: a row per person and policy. */
    public void rows(String from, String name) throws Exception {
        run(
                "create table %s (person_id bigint, policy smallint, verdict smallint, true_bits bigint, unknown_bits bigint)"
                        .formatted(table(name)));
        run("insert into %s %s".formatted(table(name), words.apart(table(from), "person_id")));
    }

    /** A row of words per person, by INSERT … SELECT on so many connections, each its buckets. */
    public void words(String name, String kind, int connections) throws Exception {
        run(create(name, kind));
        together(
                parts(connections).stream()
                        .<Callable<Object>>map(where ->
                                () -> {
                                    run("insert into %s %s".formatted(table(name), query(where)));
                                    return where;
                                })
                        .toList());
    }

    /** The same by CREATE TABLE AS, which the server may run with parallel workers. */
    public void wordsAsTable(String name, int workers) throws Exception {
        run(
                "set max_parallel_workers_per_gather = " + workers,
                "set parallel_setup_cost = 0",
                "set parallel_tuple_cost = 0",
                "create table %s as %s".formatted(table(name), query("true")));
    }

    /** The same by closures between two COPY streams, on so many threads. */
    public void closures(String name, int threads) throws Exception {
        run(create(name, ""));
        together(
                parts(threads).stream()
                        .<Callable<Object>>map(where ->
                                () -> {
                                    try (var from = connect();
                                            var to = connect()) {
                                        new ClosureCopy(schema, words)
                                                .run(from, to, where, table(name));
                                    }
                                    return where;
                                })
                        .toList());
    }

    /** The answers of another table written again, nothing judged. */
    public void copy(String from, String name) throws Exception {
        run("create table %s (like %s)".formatted(table(name), table(from)));
        run("insert into %s select * from %s".formatted(table(name), table(from)));
    }

    private String create(String name, String kind) {
        String columns =
                words.columns().stream()
                        .map(column -> column + " bigint")
                        .collect(Collectors.joining(", "));
        return "create %s table %s (person_id bigint, %s)".formatted(kind, table(name), columns);
    }

    private String query(String where) {
        return words.select(People.TABLE, "person_id", where, Dialect.POSTGRESQL);
    }

    private static List<String> parts(int count) {
        return count == 1
                ? List.of("true")
                : IntStream.range(0, count)
                        .mapToObj(i -> "p.bucket %% %d = %d".formatted(count, i))
                        .toList();
    }

    private static void together(List<Callable<Object>> parts) throws Exception {
        try (var threads = Executors.newFixedThreadPool(parts.size())) {
            for (var part : threads.invokeAll(parts)) {
                part.get();
            }
        }
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(login.url(), login.username(), login.password());
    }

    public void run(String... statements) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    /** Persons whose words differ between two tables, those in only one included. */
    public long differing(String one, String other) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var count =
                        statement.executeQuery(
                                "select count(*) from %s a full join %s b using (person_id) where a.* is distinct from b.*"
                                        .formatted(table(one), table(other)))) {
            count.next();
            return count.getLong(1);
        }
    }

    /** The table's size on disk, in megabytes. */
    public long megabytes(String name) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var size =
                        statement.executeQuery(
                                "select pg_total_relation_size('%s') / 1000000"
                                        .formatted(table(name)))) {
            size.next();
            return size.getLong(1);
        }
    }
}
