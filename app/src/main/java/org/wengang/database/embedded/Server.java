package org.wengang.database.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wengang.database.CannotStart;

/** The running PostgreSQL of one cluster: started, adopted from a killed process, stopped. */
final class Server {

    private static final Logger LOG = LoggerFactory.getLogger(Server.class);
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final long LOG_LIMIT_BYTES = 10_000_000;
    private static final Pattern PORT_TAKEN = Pattern.compile("could not (bind|create any TCP)");
    private static final Pattern PREDECESSOR_NOT_GONE =
            Pattern.compile("lock file .* already exists|shared memory block");
    private static final Pattern REASON = Pattern.compile("(?:FATAL|PANIC): +(.*)");
    private static final String WRONG_PASSWORD = "28P01";

    private final DataFolder data;
    private final Cluster cluster;
    private final Binaries binaries;
    private final RunAs runAs;

    Server(DataFolder data, Cluster cluster, Binaries binaries, RunAs runAs) {
        this.data = data;
        this.cluster = cluster;
        this.binaries = binaries;
        this.runAs = runAs;
    }

    /**
     * Starts the server, or adopts the one that a killed process left, unless that one still runs
     * older programs.
     *
     * @return its port on 127.0.0.1
     */
    int up() throws IOException {
        if (binaries.justUnpacked() && Postmaster.read(cluster.folder()).isPresent()) {
            down();
        }
        var patience = new Patience(LIMIT);
        while (true) {
            var found = Postmaster.read(cluster.folder());
            var life = found.isPresent() ? found.get().life() : Postmaster.Life.GONE;
            if (life == Postmaster.Life.STRANGER) {
                Files.deleteIfExists(Postmaster.file(cluster.folder()));
            }
            if (life == Postmaster.Life.GONE || life == Postmaster.Life.STRANGER) {
                var port = launch();
                if (port.isPresent()) {
                    return port.getAsInt();
                }
            } else if (answersAsOurs(found.orElseThrow())) {
                LOG.info("Adopted the PostgreSQL that still ran on {}", cluster.folder());
                return found.orElseThrow().port();
            }
            patience.pause(
                    "The PostgreSQL of "
                            + cluster.folder()
                            + " neither answers nor ends; see "
                            + data.log()
                            + ", or stop the process named in its postmaster.pid.");
        }
    }

    /**
     * Of the server that another process runs on the cluster.
     *
     * @throws CannotStart while it starts or stops
     */
    static int portOf(Cluster cluster) throws IOException {
        return Postmaster.read(cluster.folder())
                .filter(found -> found.port() != 0 && "ready".equals(found.status()))
                .orElseThrow(() ->
                        new CannotStart(
                                "The database of "
                                        + cluster.folder()
                                        + " is just starting or stopping; try again in a moment."))
                .port();
    }

    /**
     * Empty when the attempt failed for a reason that passes: the port, or a predecessor still
     * dying.
     */
    private OptionalInt launch() throws IOException {
        var port = Port.choose(data.port());
        var logged = prepareLog();
        var started =
                runAs.run(
                        binaries.program("pg_ctl"),
                        "start",
                        "--pgdata=" + cluster.folder(),
                        "--log=" + data.log(),
                        "--options=-p " + port,
                        "--wait",
                        "--timeout=" + LIMIT.toSeconds());
        if (started.succeeded()) {
            return OptionalInt.of(port);
        }
        var said = Files.readString(data.log()).substring(logged);
        if (PORT_TAKEN.matcher(said).find()) {
            Port.forget(data.port());
            return OptionalInt.empty();
        }
        if (PREDECESSOR_NOT_GONE.matcher(said).find()) {
            return OptionalInt.empty();
        }
        var reason = REASON.matcher(said);
        throw new CannotStart(
                "PostgreSQL did not start on "
                        + cluster.folder()
                        + (reason.find() ? ": " + reason.group(1).strip() : "")
                        + "; see "
                        + data.log()
                        + ".");
    }

    /** Characters already in the log. */
    private int prepareLog() throws IOException {
        if (Files.exists(data.log()) && Files.size(data.log()) > LOG_LIMIT_BYTES) {
            Files.move(
                    data.log(),
                    data.log().resolveSibling("postgres.log.1"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        if (Files.notExists(data.log())) {
            Files.createFile(data.log());
            runAs.give(data.log());
        }
        return Files.readString(data.log()).length();
    }

    private boolean answersAsOurs(Postmaster found) throws IOException {
        if (found.port() == 0 || !"ready".equals(found.status())) {
            return false;
        }
        var properties = new Properties();
        properties.setProperty("user", Cluster.SUPERUSER);
        properties.setProperty("password", data.password(Cluster.SUPERUSER));
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("socketTimeout", "5");
        try (var connection =
                        DriverManager.getConnection(url(found.port(), "postgres"), properties);
                var statement = connection.createStatement();
                var row = statement.executeQuery("show data_directory")) {
            return row.next() && row.getString(1).equals(cluster.folder().toString());
        } catch (SQLException problem) {
            if (WRONG_PASSWORD.equals(problem.getSQLState())) {
                throw new CannotStart(
                        "The PostgreSQL running on "
                                + cluster.folder()
                                + " does not accept the password kept in "
                                + data.root().resolve("secrets")
                                + "; put the folder's own secrets back.",
                        problem);
            }
            return false;
        }
    }

    static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** Ends open connections, writes everything to disk, ends the server. */
    void down() throws IOException {
        var stopped =
                runAs.run(
                        binaries.program("pg_ctl"),
                        "stop",
                        "--pgdata=" + cluster.folder(),
                        "--mode=fast",
                        "--wait",
                        "--timeout=" + LIMIT.toSeconds());
        if (!stopped.succeeded() && Postmaster.read(cluster.folder()).isPresent()) {
            LOG.warn("PostgreSQL on {} did not stop: {}", cluster.folder(), stopped.output());
        }
    }
}
