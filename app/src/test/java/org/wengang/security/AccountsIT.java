package org.wengang.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.wengang.database.Scope;
import org.wengang.database.TestClock;
import org.wengang.database.WengangTest;
import org.wengang.kernel.OrgPath;
import org.wengang.kernel.Refused;
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
    void a_name_no_database_stores_is_an_unknown_one() {
        assertThat(attempt("jing\0ban", "right password")).isEqualTo(new Attempt.Rejected());
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
        assertThat(refusal("jingban-1", "另一人", "right password"))
                .isEqualTo("security-username-taken");
    }

    @Test
    void a_name_or_password_of_bad_form_is_refused() {
        for (var username : List.of("", "ab", "Jingban", "1jingban", "jing ban", "a".repeat(41))) {
            assertThat(refusal(username, "另一人", "right password"))
                    .as(username)
                    .isEqualTo("security-username-form");
        }
        assertThat(refusal("jingban-2", " ", "right password"))
                .isEqualTo("security-officer-name-form");
        for (var password : List.of("", "short-1", "onlyletters", "1234567890", "jingban-2-2021")) {
            assertThat(refusal("jingban-2", "另一人", password))
                    .as(password)
                    .isEqualTo("security-password-weak");
        }
    }

    @Test
    void without_a_scope_there_are_no_accounts() {
        assertThat(accounts.isEmpty()).isTrue();
    }

    private String refusal(String username, String name, String password) {
        return catchThrowableOfType(
                        Refused.class,
                        () ->
                                asSystem(() ->
                                        accounts.open(
                                                new OrgPath("cn/62/"),
                                                username,
                                                name,
                                                password,
                                                Set.of())))
                .problem()
                .code();
    }

    private Attempt attempt(String username, String password) {
        return asSystem(() -> accounts.attempt(username, password));
    }

    private static <T> T asSystem(ScopedValue.CallableOp<T, RuntimeException> work) {
        return Scope.system(OrgPath.ROOT, "test").call(work);
    }
}
