package org.wengang.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wengang.database.embedded.Durability;
import org.wengang.database.embedded.EmbeddedPostgres;

/**
 * One server a build in {@code target/pg}; one database, copied from a template that is migrated
 * once.
 */
public final class TestDatabase {

    private static final int MOST_ATTEMPTS = 5;

    private static final Path SERVER = Path.of("target", "pg");
    private static final String NAME = "wengang_test";

    /** Written once when the application starts, and no business of any test. */
    private static final Set<String> KEPT = Set.of("security.key_fingerprint");

    private static final TestDatabase ONE = new TestDatabase();

    private final Logins logins;
    private final String emptyAll;
    private final List<String> tables;

    private TestDatabase() {
        var server = EmbeddedPostgres.start(SERVER, Durability.TESTING);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
        var maintenance = JdbcClient.create(source(server.logins("postgres").owner()));
        var template = template(server, maintenance);
        maintenance.sql("drop database if exists " + NAME + " with (force)").update();
        maintenance.sql("create database " + NAME + " template " + template).update();
        this.logins = server.logins(NAME);
        this.tables = emptyTables();
        this.emptyAll =
                "truncate "
                        + String.join(", ", tables)
                        + " restart identity; delete from organisation.organisation where opened_on"
                        + " is not null";
    }

    /** Sees and changes every row below {@code cn/}, also behind the region wall. */
    public static DataSource owner() {
        return source(ONE.logins.owner());
    }

    /** What the application's pool signs in as; without a scope it sees nothing behind the wall. */
    public static DataSource app() {
        return source(ONE.logins.app());
    }

    /** Empties every table that the migrations left empty, and closes the offices opened since. */
    static void empty() {
        var owner = JdbcClient.create(owner());
        var used =
                owner.sql(
                                "select bool_or(pg_relation_size(t::regclass) > 0) from"
                                        + " unnest(:tables) t")
                        .param("tables", ONE.tables.toArray(String[]::new))
                        .query(Boolean.class)
                        .single();
        if (used) {
            emptyAll(owner);
        }
    }

    /** A job that an earlier test left running may hold a table: the server then picks a victim. */
    private static void emptyAll(JdbcClient owner) {
        for (var attempt = 1; ; attempt++) {
            try {
                owner.sql(
                                "set lock_timeout = '20s'; set session_replication_role = replica; "
                                        + ONE.emptyAll)
                        .update();
                return;
            } catch (PessimisticLockingFailureException deadlock) {
                if (attempt == MOST_ATTEMPTS) {
                    throw deadlock;
                }
            }
        }
    }

    /** Other hooks close the application at the same time: the server goes last. */
    private static void stop(EmbeddedPostgres server) {
        var owner = JdbcClient.create(source(server.logins("postgres").owner()));
        var end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (System.nanoTime() < end
                && owner.sql("select from pg_stat_activity where usename = 'wengang_app'")
                                .query((row, n) -> n)
                                .list()
                                .size()
                        > 0) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        server.close();
    }

    private List<String> emptyTables() {
        var owner = JdbcClient.create(source(logins.owner()));
        return owner
                .sql(
                        """
                        select format('%I.%I', n.nspname, c.relname)
                          from pg_class c
                          join pg_namespace n on n.oid = c.relnamespace
                         where c.relkind in ('r', 'p')
                           and n.nspname = any (:schemas)
                        """)
                .param("schemas", Migrations.MODULES.toArray(String[]::new))
                .query((row, n) -> row.getString(1))
                .list()
                .stream()
                .filter(table -> !KEPT.contains(table))
                .filter(table ->
                        owner.sql("select not exists (select from " + table + ")")
                                .query(Boolean.class)
                                .single())
                .toList();
    }

    /** The name carries a hash of the migrations, so that changed ones make a new template. */
    private static String template(EmbeddedPostgres server, JdbcClient maintenance) {
        var name = "template_" + hashOfMigrations();
        var others =
                maintenance
                        .sql(
                                "select datname from pg_database where (datname like"
                                        + " 'template\\__%' or datname = 'unfinished') and"
                                        + " pg_get_userbyid(datdba) = current_user")
                        .query((row, n) -> row.getString(1))
                        .list();
        for (var old : others) {
            if (!old.equals(name)) {
                maintenance.sql("drop database " + old + " with (force)").update();
            }
        }
        if (!others.contains(name)) {
            maintenance.sql("create database unfinished").update();
            new Migrations(server.logins("unfinished")).run();
            maintenance.sql("alter database unfinished rename to " + name).update();
        }
        return name;
    }

    private static String hashOfMigrations() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var files =
                    new PathMatchingResourcePatternResolver()
                            .getResources("classpath*:db/migration/**/*.sql");
            var sorted =
                    List.of(files).stream()
                            .sorted(Comparator.comparing(TestDatabase::address))
                            .toList();
            for (var file : sorted) {
                digest.update(Objects.requireNonNull(file.getFilename()).getBytes());
                digest.update(file.getContentAsByteArray());
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String address(Resource file) {
        try {
            return file.getURL().toString();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static DataSource source(Login login) {
        var source = new PGSimpleDataSource();
        source.setUrl(login.url());
        source.setUser(login.username());
        source.setPassword(login.password());
        if (login.username().endsWith("_owner")) {
            source.setOptions("-c wengang.scope=cn/");
        }
        return source;
    }

    /** Gives the application this database as an external one. */
    static final class Wiring
            implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertyValues.of(
                            "spring.datasource.url=" + ONE.logins.app().url(),
                            "spring.datasource.username=" + ONE.logins.app().username(),
                            "spring.datasource.password=" + ONE.logins.app().password(),
                            "spring.flyway.user=" + ONE.logins.owner().username(),
                            "spring.flyway.password=" + ONE.logins.owner().password(),
                            "wengang.data=target/data")
                    .applyTo(context);
        }
    }
}
