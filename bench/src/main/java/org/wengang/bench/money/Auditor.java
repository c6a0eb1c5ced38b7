package org.wengang.bench.money;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.wengang.database.Login;
import org.wengang.database.embedded.Durability;
import org.wengang.database.embedded.EmbeddedPostgres;

/**
 * Looks at the database as its owner: whether what was acknowledged is there, each once with its
 * amount and nothing beside it, and whether the checks that the product runs every night find
 * nothing.
 */
public final class Auditor implements AutoCloseable {

    private static final String MODULES = "entitlement|voucher";

    private final Connection connection;

    private Auditor(Connection connection) {
        this.connection = connection;
    }

    /** How the owner signs in to the installation that runs in the folder now. */
    public static Login owner(Path data) {
        try (var server = EmbeddedPostgres.startOrJoin(data, Durability.DURABLE)) {
            return server.logins().owner();
        }
    }

    public static Auditor of(Login owner) throws SQLException {
        var auditor =
                new Auditor(
                        DriverManager.getConnection(
                                owner.url(), owner.username(), owner.password()));
        auditor.run("set wengang.scope = 'cn/'");
        return auditor;
    }

    public void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Of the first two columns. */
    Map<String, Long> amounts(String sql) throws SQLException {
        var amounts = new HashMap<String, Long>();
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            while (row.next()) {
                amounts.put(row.getString(1), row.getLong(2));
            }
        }
        return amounts;
    }

    /** Of the first two columns, as texts. */
    Map<String, String> texts(String sql) throws SQLException {
        var texts = new HashMap<String, String>();
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            while (row.next()) {
                texts.put(row.getString(1), row.getString(2));
            }
        }
        return texts;
    }

    /**
     * Notices that would run on are made as old as if a month had passed, so that what they hold
     * can be paid in the same round.
     */
    void letNoticesPass(LocalDate today) throws SQLException {
        run(
                """
                update entitlement.notice
                   set published_on = published_on - 40, last_day = last_day - 40
                 where last_day >= '%s'\
                """
                        .formatted(today));
    }

    /**
     * What should not be; empty where all is well.
     *
     * @param lost told of every operation that was acknowledged and is not there
     */
    List<String> findings(Witness witness, Town town, Runnable lost)
            throws SQLException, IOException {
        var findings = new ArrayList<String>();
        for (var operation : Operation.values()) {
            compare(witness, operation, findings, lost);
        }
        returns(town, findings, lost);
        catalogue(findings);
        return findings;
    }

    private void compare(Witness witness, Operation operation, List<String> findings, Runnable lost)
            throws SQLException {
        var there = amounts(operation.done());
        witness.acknowledged(operation)
                .forEach((key, amount) -> {
                    if (!amount.equals(there.get(key))) {
                        lost.run();
                        findings.add(
                                "%s %s was acknowledged with %d, and is there with %s"
                                        .formatted(operation, key, amount, there.get(key)));
                    }
                });
        there.keySet().removeAll(witness.acknowledged(operation).keySet());
        there.keySet().removeAll(witness.unclear(operation));
        there.forEach((key, amount) ->
                findings.add(
                        "%s %s is there with %d, and nobody was told"
                                .formatted(operation, key, amount)));
    }

    /** Every file that counts, counts once, and its lines ended as it says. */
    private void returns(Town town, List<String> findings, Runnable lost) throws SQLException {
        var taken =
                amounts(
                        """
                        select payment_batch_id::text || '/' || encode(sm3, 'hex'), count(*)
                          from entitlement.bank_return
                         where is_taken
                         group by 1\
                        """);
        var states =
                texts(
                        """
                        select replace(line_id::text, '-', ''), state
                          from entitlement.payment_line\
                        """);
        taken.forEach((file, times) -> {
            if (times > 1) {
                findings.add("file " + file + " was taken " + times + " times");
            }
            town.files()
                    .getOrDefault(file, Map.of())
                    .forEach((line, isPaid) -> {
                        if (!(isPaid ? "paid" : "bounced").equals(states.get(line))) {
                            lost.run();
                            findings.add(
                                    "line %s of file %s is %s"
                                            .formatted(line, file, states.get(line)));
                        }
                    });
        });
    }

    private void catalogue(List<String> findings) throws SQLException, IOException {
        for (var file :
                new PathMatchingResourcePatternResolver()
                        .getResources("classpath*:checks/*/*.sql")) {
            var query = file.getContentAsString(StandardCharsets.UTF_8);
            if (!file.getURL().getPath().matches(".*/checks/(" + MODULES + ")/[^/]*")
                    || !query.startsWith("-- severity: error")) {
                continue;
            }
            var name = Objects.requireNonNull(file.getFilename());
            amounts("select '" + name + "', count(*) from (" + query + "\n) found")
                    .forEach((check, count) -> {
                        if (count > 0) {
                            findings.add(check + " finds " + count);
                        }
                    });
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
