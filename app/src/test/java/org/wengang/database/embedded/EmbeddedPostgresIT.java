package org.wengang.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wengang.database.CannotStart;
import org.wengang.database.Login;

class EmbeddedPostgresIT {

    @TempDir Path folder;

    /** The programs are the same for every test: linked, not unpacked again. */
    @BeforeEach
    void share_the_programs() throws IOException {
        var shared = Binaries.unpack(Path.of("target", "pg", "pg-18").toAbsolutePath());
        Files.createSymbolicLink(folder.resolve("pg-18"), shared.folder());
    }

    @AfterEach
    void keep_the_programs() throws IOException {
        Binaries.delete(folder.resolve("pg-18"));
    }

    @Test
    void a_fresh_folder_becomes_a_durable_database_with_two_powerless_roles() throws Exception {
        try (var postgres = EmbeddedPostgres.start(folder, Durability.DURABLE)) {
            var app = postgres.logins().app();
            assertThat(ask(app, "show fsync")).isEqualTo("on");
            assertThat(ask(app, "show synchronous_commit")).isEqualTo("on");
            assertThat(ask(app, "show full_page_writes")).isEqualTo("on");
            assertThat(ask(app, "show data_checksums")).isEqualTo("on");
            assertThat(ask(app, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(folder.resolve("data-18/wengang.conf"))
                    .content()
                    .contains("unix_socket_directories = ''");
            assertThat(
                            ask(
                                    app,
                                    "select string_agg(rolname, ' ' order by rolname) from pg_roles"
                                        + " where rolcanlogin and not rolsuper and not rolbypassrls"
                                        + " and not rolcreatedb and not rolcreaterole"))
                    .isEqualTo("wengang_app wengang_owner");
            assertThat(
                            ask(
                                    app,
                                    "select string_agg(n, '' order by n) from (values ('张'), ('安'))"
                                            + " v(n)"))
                    .as("text sorts by reading")
                    .isEqualTo("安张");
        }
        for (var secret : new String[] {"postgres", "wengang_app", "wengang_owner"}) {
            assertThat(Files.getPosixFilePermissions(folder.resolve("secrets").resolve(secret)))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
    }

    @Test
    void nobody_comes_in_without_the_password() {
        try (var postgres = EmbeddedPostgres.start(folder, Durability.DURABLE)) {
            for (var role : new String[] {"postgres", "wengang_owner", "wengang_app"}) {
                var guess = new Login(postgres.logins().app().url(), role, "guessed");
                assertThatExceptionOfType(SQLException.class)
                        .isThrownBy(() -> ask(guess, "select 1"))
                        .matches(refusal -> "28P01".equals(refusal.getSQLState()));
            }
        }
    }

    @Test
    void the_second_start_finds_the_data_and_the_same_port() throws Exception {
        Login first;
        try (var postgres = EmbeddedPostgres.start(folder, Durability.DURABLE)) {
            first = postgres.logins().owner();
            ask(first, "create table kept as select 42 as answer");
        }
        try (var postgres = EmbeddedPostgres.start(folder, Durability.DURABLE)) {
            assertThat(postgres.logins().owner()).isEqualTo(first);
            assertThat(ask(first, "select answer from kept")).isEqualTo("42");
        }
    }

    @Test
    void a_server_left_by_a_killed_process_is_adopted_with_its_data() throws Exception {
        kill(started(OtherProcess.launch(folder)));
        var orphan = Postmaster.read(folder.resolve("data-18")).orElseThrow();
        assertThat(orphan.life()).isEqualTo(Postmaster.Life.ALIVE);
        try (var postgres = EmbeddedPostgres.start(folder, Durability.DURABLE)) {
            assertThat(Postmaster.read(folder.resolve("data-18"))).contains(orphan);
            assertThat(ask(postgres.logins().app(), "select 1")).isEqualTo("1");
        }
        assertThat(Postmaster.read(folder.resolve("data-18"))).as("stopped").isEmpty();
    }

    @Test
    void an_orphan_of_older_programs_makes_room_for_the_new_ones() throws Exception {
        kill(started(OtherProcess.launch(folder)));
        var orphan = Postmaster.read(folder.resolve("data-18")).orElseThrow();
        Files.delete(folder.resolve("pg-18"));
        try (var postgres = EmbeddedPostgres.start(folder, Durability.DURABLE)) {
            assertThat(Postmaster.read(folder.resolve("data-18")).orElseThrow().pid())
                    .isNotEqualTo(orphan.pid());
            assertThat(ask(postgres.logins().app(), "select 1")).isEqualTo("1");
        }
    }

    @Test
    void refused_values_stay_out_of_the_servers_log() throws Exception {
        try (var postgres = EmbeddedPostgres.start(folder, Durability.DURABLE)) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> ask(postgres.logins().app(), "select '张试一'::int"));
        }
        assertThat(folder.resolve("postgres.log")).content().doesNotContain("张试一");
    }

    @Test
    void committed_data_survives_the_kill_of_both_processes() throws Exception {
        var other = started(OtherProcess.launch(folder));
        kill(other);
        try (var postgres = EmbeddedPostgres.start(folder, Durability.DURABLE)) {
            ask(postgres.logins().owner(), "create table kept as select 42 as answer");
            var server = Postmaster.read(folder.resolve("data-18")).orElseThrow();
            ProcessHandle.of(server.pid()).orElseThrow().destroyForcibly();
        }
        try (var postgres = EmbeddedPostgres.start(folder, Durability.DURABLE)) {
            assertThat(ask(postgres.logins().owner(), "select answer from kept")).isEqualTo("42");
        }
    }

    @Test
    void a_port_taken_by_a_stranger_is_left_to_the_stranger() throws Exception {
        EmbeddedPostgres.start(folder, Durability.DURABLE).close();
        var port = Integer.parseInt(Files.readString(folder.resolve("port")));
        try (var stranger = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"));
                var postgres = EmbeddedPostgres.start(folder, Durability.DURABLE)) {
            assertThat(stranger.isBound()).isTrue();
            assertThat(postgres.logins().app().url()).doesNotContain(":" + port + "/");
            assertThat(ask(postgres.logins().app(), "select 1")).isEqualTo("1");
        }
    }

    @Test
    void a_stale_pid_file_whose_number_another_program_got_does_not_hinder() throws Exception {
        EmbeddedPostgres.start(folder, Durability.DURABLE).close();
        Files.writeString(
                folder.resolve("data-18").resolve("postmaster.pid"),
                ProcessHandle.current().pid()
                        + "\n"
                        + folder.resolve("data-18")
                        + "\n1600000000\n");
        try (var postgres = EmbeddedPostgres.start(folder, Durability.DURABLE)) {
            assertThat(ask(postgres.logins().app(), "select 1")).isEqualTo("1");
        }
    }

    @Test
    void a_second_process_on_the_folder_ends_with_one_sentence_and_code_2() throws Exception {
        try (var postgres = EmbeddedPostgres.start(folder, Durability.DURABLE)) {
            var second = OtherProcess.launch(folder);
            try (var said = reader(second)) {
                assertThat(said.readLine())
                        .startsWith("Another Wengang is running on the data folder " + folder);
                assertThat(said.readLine()).isNull();
            }
            assertThat(second.waitFor()).isEqualTo(2);
            assertThat(ask(postgres.logins().app(), "select 1")).isEqualTo("1");
        }
    }

    @Test
    void a_folder_that_cannot_be_written_is_named() throws IOException {
        var file = Files.createFile(folder.resolve("file"));
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> EmbeddedPostgres.start(file.resolve("data"), Durability.DURABLE))
                .withMessageContaining(file.resolve("data").toString())
                .withMessageContaining("cannot be written");
    }

    @Test
    void files_of_another_user_are_served_as_that_user() throws Exception {
        if (!"root".equals(System.getProperty("user.name"))) {
            assertThat(RunAs.choose(folder, folder))
                    .isEqualTo(new RunAs(List.of(), Optional.empty()));
            return;
        }
        assertThat(RunAs.choose(folder, Path.of("/bin/true")).fileOwner()).isEmpty();
        var users = folder.getFileSystem().getUserPrincipalLookupService();
        Files.setOwner(folder, users.lookupPrincipalByName("nobody"));
        assertThat(RunAs.choose(folder, Path.of("/bin/true")).fileOwner()).contains("nobody");
    }

    private static Process started(Process other) throws IOException {
        var said = reader(other);
        assertThat(said.readLine()).isEqualTo("started");
        return other;
    }

    private static BufferedReader reader(Process other) {
        return other.inputReader(StandardCharsets.UTF_8);
    }

    private static void kill(Process other) throws InterruptedException {
        assertThat(other.destroyForcibly().waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    /** The first value of the first row; "" where the statement has none. */
    private static String ask(Login login, String sql) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(
                                login.url(), login.username(), login.password());
                var statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            var row = statement.getResultSet();
            return row.next() ? row.getString(1) : "";
        }
    }
}
