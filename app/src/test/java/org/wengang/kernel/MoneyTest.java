package org.wengang.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0.00, 0",
        "1, 0.01, 0",
        "50000, 500.00, 0.05",
        "4999, 49.99, 0",
        "5000, 50.00, 0.01",
        "100000000, 1000000.00, 100",
        "198240000, 1982400.00, 198.24",
        "1000000000, 10000000.00, 1000",
        "-50000, -500.00, -0.05",
        "-1, -0.01, 0"
    })
    void is_written_in_yuan_and_in_wan(long fen, String yuan, String wan) {
        assertThat(new Money(fen).yuan()).isEqualTo(yuan);
        assertThat(new Money(fen).wan()).isEqualTo(wan);
        assertThat(Money.yuan(yuan).fen()).isEqualTo(fen);
    }

    @Test
    void a_third_decimal_is_no_money() {
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> Money.yuan("0.001"));
    }

    /** Its zeros alone would keep a processor for minutes. */
    @ParameterizedTest
    @ValueSource(
            strings = {"1E40000000", "1e3", "-1E-99999999", "Infinity", " 1", "1,000", "", "."})
    void whatever_is_no_plain_decimal_is_no_money(String text) {
        assertThatExceptionOfType(NumberFormatException.class).isThrownBy(() -> Money.yuan(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"500|50000", " 1,234.50 元|123450", "1，234，567|123456700", "-3.2|-320", "0|0"})
    void is_read_as_people_write_it(String text, long fen) {
        assertThat(Money.read(text)).contains(new Money(fen));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "元", "12,50", "1,2345", ",500", "0.001", "1e3", "五百"})
    void what_is_no_amount_is_not_read(String text) {
        assertThat(Money.read(text)).isEmpty();
    }

    @Test
    void never_wraps_around() {
        var most = new Money(Long.MAX_VALUE);
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> most.plus(new Money(1)));
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> new Money(Long.MIN_VALUE).minus(new Money(1)));
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> most.times(2));
    }
}
