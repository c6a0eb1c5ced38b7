package org.wengang.database;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A role the region wall could not hold never gets as far as serving a page. */
@WengangTest
class RolesAtStartIT {

    private static final String STRONG = "probe_role";

    private final PGSimpleDataSource owner = (PGSimpleDataSource) TestDatabase.owner();

    @BeforeEach
    void a_plain_role() throws IOException {
        drop();
        superuser().sql("create role probe_role login password 'probe'").update();
    }

    @AfterEach
    void drop() throws IOException {
        superuser()
                .sql(
                        """
                        drop schema if exists probe cascade;
                        drop role if exists probe_role;
                        """)
                .update();
    }

    @Test
    void a_plain_role_may_start() {
        assertThatCode(() -> AppRole.check(probe())).doesNotThrowAnyException();
    }

    @Test
    void a_superuser_is_refused() throws IOException {
        superuser().sql("alter role probe_role superuser").update();
        assertRefused("is a superuser");
    }

    @Test
    void a_role_with_bypassrls_is_refused() throws IOException {
        superuser().sql("alter role probe_role bypassrls").update();
        assertRefused("has BYPASSRLS");
    }

    @Test
    void the_owner_of_a_table_is_refused() throws IOException {
        superuser()
                .sql(
                        "create schema probe; create table probe.own (n int); alter table probe.own"
                                + " owner to probe_role")
                .update();
        assertRefused("owns tables");
    }

    @Test
    void a_member_of_the_owner_or_of_a_superuser_is_refused() throws IOException {
        superuser().sql("grant wengang_owner to probe_role").update();
        assertRefused("owns tables");
        superuser()
                .sql("revoke wengang_owner from probe_role; grant postgres to probe_role")
                .update();
        assertRefused("passes row-level security");
    }

    @Test
    void a_wrong_password_is_one_sentence_without_the_password() {
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> AppRole.check(new Login(url(), STRONG, "guessed")))
                .withMessageContaining("cannot sign in as probe_role at jdbc:postgresql:")
                .matches(refusal -> !String.valueOf(refusal.getMessage()).contains("guessed"));
    }

    @Test
    void an_owner_above_the_wall_is_refused() throws IOException {
        superuser().sql("alter role probe_role bypassrls").update();
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(new Migrations(new Logins(probe(), probe()))::run)
                .withMessageContaining("its views would show one county to another");
    }

    @Test
    void an_owner_who_may_not_carry_a_scope_in_a_function_is_told_the_command() {
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(new Migrations(new Logins(probe(), probe()))::run)
                .withMessageEndingWith("grant set on parameter wengang.scope to probe_role");
    }

    private void assertRefused(String because) {
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> AppRole.check(probe()))
                .withMessageContaining(because);
    }

    private Login probe() {
        return new Login(url(), STRONG, "probe");
    }

    private String url() {
        return "jdbc:postgresql://127.0.0.1:"
                + owner.getPortNumbers()[0]
                + "/"
                + owner.getDatabaseName();
    }

    private JdbcClient superuser() throws IOException {
        var source = new PGSimpleDataSource();
        source.setUrl(url());
        source.setUser("postgres");
        source.setPassword(Files.readString(Path.of("target", "pg", "secrets", "postgres")));
        return JdbcClient.create(source);
    }
}
