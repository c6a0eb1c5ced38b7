package org.wengang.database.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What {@code postmaster.pid} says about the server of a cluster.
 *
 * @param pid of the server, or of whoever got its number after it died
 * @param port 0 while the server has not opened one
 * @param status "starting", "ready", "stopping", or empty while it has not said so
 */
record Postmaster(long pid, int port, String status) {

    /** The life of the process behind the number. */
    enum Life {
        /** No process has the number: the server died and PostgreSQL clears its file itself. */
        GONE,
        /** Dead, but its parent has not yet taken note: PostgreSQL would still refuse to start. */
        ZOMBIE,
        /** A running PostgreSQL. */
        ALIVE,
        /** Another program got the number; PostgreSQL would take it for a server for ever. */
        STRANGER
    }

    static Optional<Postmaster> read(Path cluster) throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(file(cluster));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
        if (lines.isEmpty() || !lines.getFirst().strip().matches("-?\\d+")) {
            return Optional.empty();
        }
        var pid = Math.abs(Long.parseLong(lines.getFirst().strip()));
        var port = lines.size() > 3 ? Integer.parseInt(lines.get(3).strip()) : 0;
        var status = lines.size() > 7 ? lines.get(7).strip() : "";
        return Optional.of(new Postmaster(pid, port, status));
    }

    static Path file(Path cluster) {
        return cluster.resolve("postmaster.pid");
    }

    Life life() throws IOException {
        var process = ProcessHandle.of(pid);
        if (process.isEmpty() || !process.get().isAlive()) {
            return Life.GONE;
        }
        if (isZombie()) {
            return Life.ZOMBIE;
        }
        return name(process.get()).equals("postgres") ? Life.ALIVE : Life.STRANGER;
    }

    private String name(ProcessHandle process) throws IOException {
        var told = Path.of("/proc", Long.toString(pid), "comm");
        if (Files.exists(told)) {
            return Files.readString(told).strip();
        }
        return process.info().command().orElse("").replaceFirst(".*/", "");
    }

    /**
     * The state is the first word after the name, which stands in parentheses and may hold any
     * character.
     */
    private boolean isZombie() throws IOException {
        var stat = Path.of("/proc", Long.toString(pid), "stat");
        if (Files.notExists(stat)) {
            return false;
        }
        var text = Files.readString(stat);
        var state = text.charAt(text.lastIndexOf(')') + 2);
        return state == 'Z' || state == 'X';
    }
}
