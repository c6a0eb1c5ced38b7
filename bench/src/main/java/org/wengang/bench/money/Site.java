package org.wengang.bench.money;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
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
