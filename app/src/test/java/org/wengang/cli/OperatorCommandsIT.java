package org.wengang.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wengang.database.Scope;
import org.wengang.database.TestDatabase;
import org.wengang.database.WengangTest;
import org.wengang.kernel.OrgPath;
import org.wengang.security.Accounts;
import org.wengang.security.Accounts.Attempt;
import org.wengang.security.Role;

@WengangTest
class OperatorCommandsIT {

    private static final String PASSWORD = "not-a-real-password";

    @Autowired Accounts accounts;

    @Test
    void the_first_account_can_sign_in() {
        var added = add(PASSWORD + "\n", "--organisation", "鹿泉区", "--role", "administrator");
        assertThat(added.code()).isZero();
        assertThat(added.out()).contains("luquan-guanli").contains("cn/13/1301/130110/");
        var attempt =
                Scope.system(OrgPath.ROOT, "test")
                        .call(() -> accounts.attempt("luquan-guanli", PASSWORD));
        assertThat(attempt)
                .isInstanceOfSatisfying(
                        Attempt.Accepted.class,
                        accepted -> {
                            assertThat(accepted.officer().name()).isEqualTo("张试一");
                            assertThat(accepted.officer().roles())
                                    .containsExactly(Role.ADMINISTRATOR);
                        });
    }

    @Test
    void a_place_may_be_a_path_or_a_code_and_roles_may_be_several() {
        assertThat(add(PASSWORD, "--organisation", "cn/13/1301/", "--role", "reviewer").out())
                .contains("cn/13/1301/");
        assertThat(
                        run(
                                        PASSWORD,
                                        "account",
                                        "add",
                                        "--organisation",
                                        "130108",
                                        "--username",
                                        "yuhua-1",
                                        "--name",
                                        "张试二",
                                        "--role",
                                        "CASEWORKER,FINANCE")
                                .out())
                .contains("cn/13/1301/130108/");
        assertThat(
                        owner().sql(
                                        "select array_to_string(roles, ' ') from security.account"
                                                + " where username = 'yuhua-1'")
                                .query(String.class)
                                .single()
                                .split(" "))
                .containsExactlyInAnyOrder("CASEWORKER", "FINANCE");
    }

    @Test
    void what_cannot_be_an_account_is_refused_in_a_sentence_and_leaves_nothing() {
        var nowhere = add(PASSWORD, "--organisation", "无名县", "--role", "reviewer");
        assertThat(nowhere.code()).isEqualTo(2);
        assertThat(nowhere.sentence()).contains("no organisation 无名县");

        var weak = add("easy", "--organisation", "鹿泉区", "--role", "reviewer");
        assertThat(weak.code()).isEqualTo(2);
        assertThat(weak.sentence()).contains("password").doesNotContain("easy\"");

        var silent = add("", "--organisation", "鹿泉区", "--role", "reviewer");
        assertThat(silent.code()).isEqualTo(2);
        assertThat(silent.sentence()).contains("standard input");

        assertThat(count("account")).isZero();
        assertThat(count("audit_entry")).isZero();
    }

    @Test
    void a_username_is_taken_once() {
        add(PASSWORD, "--organisation", "鹿泉区", "--role", "reviewer");
        var again = add(PASSWORD, "--organisation", "130108", "--role", "reviewer");
        assertThat(again.code()).isEqualTo(2);
        assertThat(again.sentence())
                .isEqualTo("The username luquan-guanli is taken; choose another.");
        assertThat(count("account")).isEqualTo(1);
    }

    @Test
    void a_whole_audit_trail_is_told_chain_by_chain() {
        add(PASSWORD, "--organisation", "鹿泉区", "--role", "reviewer");
        var verified = run("", "audit", "verify");
        assertThat(verified.code()).isZero();
        assertThat(verified.out().lines())
                .first()
                .asString()
                .matches("whole   cn/13/1301/130110/  entries: 1, last hash: [0-9a-f]{64}");
        assertThat(verified.out()).endsWith("All 1 chains are whole.\n");
    }

    @Test
    void a_broken_audit_trail_ends_with_one() {
        add(PASSWORD, "--organisation", "鹿泉区", "--role", "reviewer");
        owner().sql("update security.audit_entry set actor_name = 'somebody else'").update();
        var verified = run("", "audit", "verify");
        assertThat(verified.code()).isEqualTo(1);
        assertThat(verified.out())
                .contains("BROKEN  cn/13/1301/130110/  from entry 1 on, of 1")
                .endsWith("1 of 1 chains are broken.\n");
    }

    @Test
    void entries_whose_head_was_taken_away_are_found() {
        add(PASSWORD, "--organisation", "鹿泉区", "--role", "reviewer");
        owner().sql("delete from security.audit_chain").update();
        assertThat(run("", "audit", "verify").code()).isEqualTo(1);
    }

    @Test
    void a_database_that_does_not_answer_is_one_sentence() {
        var settings =
                Map.of(
                        "spring.datasource.url", "jdbc:postgresql://127.0.0.1:1/wengang",
                        "spring.datasource.username", "wengang_app",
                        "spring.flyway.user", "wengang_owner");
        var verified = Typed.command(settings, "", "audit", "verify");
        assertThat(verified.code()).isEqualTo(2);
        assertThat(verified.sentence()).contains("cannot sign in").contains("127.0.0.1:1");
    }

    private static Typed add(String in, String... words) {
        var all = new String[words.length + 6];
        System.arraycopy(words, 0, all, 6, words.length);
        all[0] = "account";
        all[1] = "add";
        all[2] = "--username";
        all[3] = "luquan-guanli";
        all[4] = "--name";
        all[5] = "张试一";
        return run(in, all);
    }

    private static Typed run(String in, String... words) {
        var app = (PGSimpleDataSource) TestDatabase.app();
        var owner = (PGSimpleDataSource) TestDatabase.owner();
        return Typed.command(
                Map.of(
                        "spring.datasource.url", String.valueOf(app.getUrl()),
                        "spring.datasource.username", String.valueOf(app.getUser()),
                        "spring.datasource.password", String.valueOf(app.getPassword()),
                        "spring.flyway.user", String.valueOf(owner.getUser()),
                        "spring.flyway.password", String.valueOf(owner.getPassword()),
                        "wengang.data", "target/data"),
                in,
                words);
    }

    private static int count(String table) {
        return owner().sql("select count(*) from security." + table).query(Integer.class).single();
    }

    private static JdbcClient owner() {
        return JdbcClient.create(TestDatabase.owner());
    }
}
