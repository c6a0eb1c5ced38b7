package org.wengang.database.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.wengang.database.CannotStart;
import org.wengang.database.Logins;

/**
 * A PostgreSQL of our own in a data folder, running from {@link #start} to {@link #close}. It
 * listens on 127.0.0.1 only, asks everybody for a password, and survives the loss of this process
 * and of itself.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private final Roles roles;
    private final Runnable end;

    private EmbeddedPostgres(Roles roles, Runnable end) {
        this.roles = roles;
        this.end = end;
    }

    /**
     * The server that another process runs in the folder, or like {@link #start} where none does;
     * {@link #close} leaves another process's server running.
     *
     * @throws CannotStart with one sentence, when that is impossible now
     */
    public static EmbeddedPostgres startOrJoin(Path folder, Durability durability) {
        var held = DataFolder.ofAnother(folder);
        if (held.isEmpty()) {
            return start(folder, durability);
        }
        try {
            var data = held.get();
            var port = Server.portOf(new Cluster(data.cluster()));
            return new EmbeddedPostgres(new Roles(port, data), () -> {});
        } catch (IOException problem) {
            throw new CannotStart(
                    "The database that runs in " + folder + " cannot be joined: " + problem,
                    problem);
        }
    }

    /**
     * Makes what is missing in the folder, starts the server or adopts the one that runs, and makes
     * the two roles and the database.
     *
     * @throws CannotStart with one sentence, when that is impossible here
     */
    public static EmbeddedPostgres start(Path folder, Durability durability) {
        var data = DataFolder.take(folder);
        try {
            return start(data, durability);
        } catch (IOException problem) {
            data.close();
            throw new CannotStart(
                    "The database in " + data.root() + " cannot be started: " + problem, problem);
        } catch (RuntimeException problem) {
            data.close();
            throw problem;
        }
    }

    private static EmbeddedPostgres start(DataFolder data, Durability durability)
            throws IOException {
        var binaries = Binaries.unpack(data.binaries());
        var runAs = RunAs.choose(data.cluster(), binaries.program("postgres"));
        var cluster = Cluster.open(data, binaries, runAs);
        cluster.configure(durability, runAs);
        var server = new Server(data, cluster, binaries, runAs);
        var roles = new Roles(server.up(), data);
        try {
            roles.prepare(durability);
        } catch (SQLException problem) {
            server.down();
            throw new IOException(problem);
        }
        return new EmbeddedPostgres(roles, () -> end(data, server));
    }

    /** How the two roles sign in to Wengang's database. */
    public Logins logins() {
        return logins(Roles.DATABASE);
    }

    /** How the two roles sign in to another database of the server; it need not exist. */
    public Logins logins(String database) {
        try {
            return roles.logins(database);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /**
     * Stops the server and gives the folder back, if they are ours. Connections still open are
     * ended.
     */
    @Override
    public void close() {
        end.run();
    }

    private static void end(DataFolder data, Server server) {
        try (data) {
            server.down();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
