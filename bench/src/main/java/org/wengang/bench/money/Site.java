package org.wengang.bench.money;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.random.RandomGenerator;
import org.wengang.bench.drive.Instance;
import org.wengang.database.Login;

/** The installation: a data folder, and the process that serves it between two blows. */
final class Site implements AutoCloseable {

    private static final int WITHOUT_DATABASE_MILLIS = 700;
    private static final String[] SETTINGS = {
        "WENGANG_API_REQUESTS_PER_SECOND=1000000",
        "WENGANG_API_REQUESTS_AT_ONCE=1000000",
        // it lives for some seconds only
        "JAVA_TOOL_OPTIONS=-XX:TieredStopAtLevel=1"
    };

    private final Path data;
    private Instance server;
    private volatile Login owner;

    private Site(Path data, Instance server, Login owner) {
        this.data = data;
        this.server = server;
        this.owner = owner;
    }

    /** What is killed in a round. */
    enum Blow {
        NOTHING("nothing killed"),
        APPLICATION("application killed"),
        /** The application lives on for a moment, and is killed then. */
        DATABASE("database killed"),
        BOTH("both killed");

        private final String words;

        Blow(String words) {
            this.words = words;
        }

        /** Nothing in two of five rounds. */
        static Blow any(RandomGenerator random) {
            return values()[Math.max(0, random.nextInt(values().length + 1) - 1)];
        }

        /** Whether requests may fail with it. */
        boolean hitsTheDatabase() {
            return this == DATABASE || this == BOTH;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    static Site open(Path data, LocalDate today) throws IOException {
        var server = Instance.start(data, today, SETTINGS);
        return new Site(data, server, Auditor.owner(data));
    }

    Instance server() {
        return server;
    }

    Path data() {
        return data;
    }

    /** Fails while the database is gone. */
    Auditor auditor() throws SQLException {
        return Auditor.of(owner);
    }

    /** Kills what the blow says, and starts again. */
    void strike(Blow blow, LocalDate today) throws IOException, InterruptedException {
        switch (blow) {
            case BOTH -> server.killWithDatabase();
            case DATABASE -> {
                server.killDatabase();
                Thread.sleep(WITHOUT_DATABASE_MILLIS);
                server.kill();
            }
            case APPLICATION, NOTHING -> server.kill();
        }
        server = Instance.start(data, today, SETTINGS);
        owner = Auditor.owner(data);
    }

    @Override
    public void close() {
        server.close();
    }
}
