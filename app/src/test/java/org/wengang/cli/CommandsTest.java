package org.wengang.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {

    @Test
    void without_a_word_they_are_listed_and_nothing_is_done() {
        var typed = Typed.command();
        assertThat(typed.code()).isEqualTo(2);
        assertThat(typed.err()).contains("serve", "determine", "account", "audit");
        assertThat(typed.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve", "determine", "account add", "audit verify", "account"})
    void each_explains_itself(String command) {
        var typed = Typed.command((command + " --help").split(" "));
        assertThat(typed.code()).isZero();
        assertThat(typed.out()).startsWith("Usage: wengang " + command);
        assertThat(typed.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dance",
                "serve --loud",
                "serve --port many",
                "serve --port 70000",
                "serve --port -1",
                "serve --today tomorrow",
                "serve --today 2021-02-30",
                "determine",
                "determine --as-of 10.2.2021",
                "account",
                "account add --username li",
                "account add --organisation a --username b --name c --role boss",
                "audit forget"
            })
    void what_cannot_be_understood_is_one_sentence_that_names_the_help(String words) {
        var typed = Typed.command(words.split(" "));
        assertThat(typed.code()).isEqualTo(2);
        assertThat(typed.sentence()).matches(".*\\(see wengang.* --help\\)");
    }

    @Test
    void a_day_that_is_none_is_named() {
        assertThat(Typed.command("serve", "--today", "2021-02-30").sentence())
                .contains("'2021-02-30' is not a day");
    }

    @Test
    void a_fault_of_ours_ends_with_a_code_of_its_own_and_its_stack() {
        var typed = Typed.command("serve", "--data", "target/never");
        assertThat(typed.code()).isEqualTo(70);
        assertThat(typed.err()).contains("\tat ");
    }
}
