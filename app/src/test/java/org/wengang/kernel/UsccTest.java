package org.wengang.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The example is the one worked out in GB 32100-2015 itself. */
class UsccTest {

    static final String EXAMPLE = "91350100M000100Y43";

    @Test
    void the_standards_example_is_valid() {
        assertThat(Uscc.parse(" 91350100m000100y43").orThrow()).hasToString(EXAMPLE);
    }

    @ParameterizedTest
    @CsvSource({
        "91350100M000100Y4, LENGTH",
        "91350100M000100Y4I, CHARACTERS",
        "91350100M000100Y4Z, CHARACTERS",
        "91350100M000100Y4Y, CHECKSUM",
        "91350100M000100Y34, CHECKSUM"
    })
    void says_why_not(String text, Uscc.Fault fault) {
        assertThat(Uscc.parse(text).whyNot()).contains(fault);
    }
}
