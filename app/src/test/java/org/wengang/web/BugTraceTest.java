package org.wengang.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BugTraceTest {

    @Test
    void our_own_message_is_written_with_long_digits_masked() {
        var trace =
                BugTrace.of(
                        new IllegalStateException("award 42 of 13011019900101002X, 13812345678"));
        assertThat(trace)
                .startsWith(
                        "\njava.lang.IllegalStateException: award 42 of …, …\n    at org.wengang");
    }

    @Test
    void what_a_library_says_is_not_written_since_it_quotes_rows() {
        try {
            Integer.parseInt("张试一");
        } catch (NumberFormatException e) {
            assertThat(BugTrace.of(new IllegalStateException("import failed", e)))
                    .contains("import failed")
                    .contains("Caused by: java.lang.NumberFormatException\n    at ")
                    .doesNotContain("张试一");
        }
    }
}
