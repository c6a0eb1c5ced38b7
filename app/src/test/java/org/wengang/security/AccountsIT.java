package org.wengang.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.wengang.database.Scope;
import org.wengang.database.TestClock;
import org.wengang.database.WengangTest;
import org.wengang.kernel.OrgPath;
import org.wengang.security.Accounts.Attempt;

@WengangTest
class AccountsIT {

    private static final OrgPath LUQUAN = new OrgPath("cn/13/1301/130110/");

    @Autowired Accounts accounts;
    @Autowired TestClock clock;

    @BeforeEach
    void an_account() {
        asSystem(() ->
                accounts.open(
                        LUQUAN, "jingban-1", "经办一", "right password", Set.of(Role.CASEWORKER)));
    }

    @Test
    void the_right_password_opens() {
        assertThat(attempt("jingban-1", "right password"))
                .isInstanceOfSatisfying(
                        Attempt.Accepted.class,
                        accepted -> {
                            assertThat(accepted.officer().org()).isEqualTo(LUQUAN);
                            assertThat(accepted.officer().roles()).containsExactly(Role.CASEWORKER);
                        });
    }

    @Test
    void a_wrong_password_and_an_unknown_name_answer_the_same() {
        assertThat(attempt("jingban-1", "wrong")).isEqualTo(new Attempt.Rejected());
        assertThat(attempt("nobody", "right password")).isEqualTo(new Attempt.Rejected());
        assertThat(attempt("", "")).isEqualTo(new Attempt.Rejected());
    }

    @Test
    void five_wrong_passwords_in_a_row_lock_for_a_quarter_of_an_hour() {
        for (var i = 0; i < 5; i++) {
            assertThat(attempt("jingban-1", "wrong")).isEqualTo(new Attempt.Rejected());
        }
        assertThat(attempt("jingban-1", "right password")).isEqualTo(new Attempt.Locked());
        clock.pass(Duration.ofMinutes(15));
        assertThat(attempt("jingban-1", "right password")).isInstanceOf(Attempt.Accepted.class);
    }

    @Test
    void a_right_password_in_between_starts_the_count_anew() {
        for (var i = 0; i < 4; i++) {
            attempt("jingban-1", "wrong");
        }
        attempt("jingban-1", "right password");
        for (var i = 0; i < 4; i++) {
            attempt("jingban-1", "wrong");
        }
        assertThat(attempt("jingban-1", "right password")).isInstanceOf(Attempt.Accepted.class);
    }

    @Test
    void a_name_is_taken_once_in_the_whole_system() {
        assertThatThrownBy(() ->
                        asSystem(() ->
                                accounts.open(
                                        new OrgPath("cn/62/"), "jingban-1", "另一人", "x", Set.of())))
                .isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void without_a_scope_there_are_no_accounts() {
        assertThat(accounts.isEmpty()).isTrue();
    }

    private Attempt attempt(String username, String password) {
        return asSystem(() -> accounts.attempt(username, password));
    }

    private static <T> T asSystem(ScopedValue.CallableOp<T, RuntimeException> work) {
        return Scope.system(OrgPath.ROOT, "test").call(work);
    }
}
