package org.wengang.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SheetCellTest {

    @ParameterizedTest
    @CsvSource({
        "1.30110199001E+17, 130110199001000000",
        "500.0, 500",
        "198.24, 198.24",
        "1E-3, 0.001"
    })
    void a_number_is_told_in_full(String raw, String text) {
        assertThat(new SheetCell.Number(raw, 0).text()).isEqualTo(text);
    }

    /** A hundred megabytes of zeros otherwise, in each cell. */
    @Test
    void a_number_that_no_program_computes_is_told_as_it_is_stored() {
        assertThat(new SheetCell.Number("1E-99999999", 0).text()).isEqualTo("1E-99999999");
        assertThat(new SheetCell.Number("1E99999999", 0).text()).isEqualTo("1E99999999");
    }
}
