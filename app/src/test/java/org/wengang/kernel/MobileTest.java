package org.wengang.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MobileTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "13812345678",
                "+86 138-1234-5678",
                "8613812345678",
                "008613812345678",
                "013812345678",
                "１３８１２３４５６７８ "
            })
    void is_read_as_people_write_it(String text) {
        assertThat(Mobile.parse(text).orThrow().digits()).isEqualTo("13812345678");
    }

    @ParameterizedTest
    @CsvSource({
        "1381234567, LENGTH",
        "138123456789, LENGTH",
        "0311-87654321, LENGTH",
        "03111234567, PREFIX",
        "12012345678, PREFIX",
        "1381234567x, CHARACTERS",
        "'', CHARACTERS",
        "13812345678/13912345678, CHARACTERS"
    })
    void says_why_not(String text, Mobile.Fault fault) {
        assertThat(Mobile.parse(text).whyNot()).contains(fault);
    }

    @Test
    void prints_masked() {
        assertThat(new Mobile("13812345678")).hasToString("138****5678");
    }
}
