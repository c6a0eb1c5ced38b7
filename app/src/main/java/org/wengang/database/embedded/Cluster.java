package org.wengang.database.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.wengang.database.CannotStart;

/** The files of the database: made once, whole or not at all, with our settings and our door. */
record Cluster(Path folder) {

    static final String SUPERUSER = "postgres";

    /**
     * Makes the files where they are missing. Text sorts by Chinese reading unless a column says
     * otherwise.
     */
    static Cluster open(DataFolder data, Binaries binaries, RunAs runAs) throws IOException {
        var folder = data.cluster();
        if (Files.notExists(folder)) {
            var fresh = folder.resolveSibling(folder.getFileName() + ".new");
            Binaries.delete(fresh);
            Files.createDirectories(fresh);
            runAs.give(fresh);
            initialise(fresh, data.password(SUPERUSER), binaries, runAs);
            Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
        }
        return new Cluster(folder);
    }

    private static void initialise(Path fresh, String password, Binaries binaries, RunAs runAs)
            throws IOException {
        var secret = Files.createTempFile("wengang-", ".secret");
        try {
            Files.writeString(secret, password);
            runAs.give(secret);
            var made =
                    runAs.run(
                            binaries.program("initdb"),
                            "--pgdata=" + fresh,
                            "--username=" + SUPERUSER,
                            "--pwfile=" + secret,
                            "--auth=scram-sha-256",
                            "--encoding=UTF8",
                            "--locale=C.UTF-8",
                            "--locale-provider=icu",
                            "--icu-locale=zh-Hans-CN",
                            "--lc-messages=C",
                            "--data-checksums",
                            "--no-instructions");
            if (!made.succeeded()) {
                throw new CannotStart(
                        "PostgreSQL could not make its files in "
                                + fresh
                                + ": "
                                + made.output().replaceAll("(?s).*\\n", ""));
            }
        } finally {
            Files.delete(secret);
        }
        Files.writeString(
                fresh.resolve("postgresql.conf"),
                "include = 'wengang.conf'\n",
                StandardOpenOption.APPEND);
        Files.writeString(
                fresh.resolve("pg_hba.conf"),
                "# database  user  address  method\nhost all all 127.0.0.1/32 scram-sha-256\n");
    }

    /**
     * Writes the settings of this version of Wengang. Statements, rows and refusals stay out of the
     * log: they hold personal data.
     */
    void configure(Durability durability, RunAs runAs) throws IOException {
        var file = folder.resolve("wengang.conf");
        Files.writeString(
                file,
                """
                listen_addresses = '127.0.0.1'
                unix_socket_directories = ''
                max_connections = 60
                shared_buffers = %2$s
                wal_buffers = %3$s
                work_mem = 16MB
                maintenance_work_mem = 128MB
                max_wal_size = 2GB
                fsync = %1$s
                synchronous_commit = %1$s
                full_page_writes = %1$s
                password_encryption = 'scram-sha-256'
                timezone = 'Asia/Shanghai'
                log_timezone = 'Asia/Shanghai'
                log_min_messages = log
                log_checkpoints = off
                log_min_error_statement = panic
                log_error_verbosity = terse
                """
                        .formatted(
                                durability.flush,
                                durability.sharedBuffers(),
                                durability.walBuffers));
        runAs.give(file);
    }
}
