package org.wengang.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The valid numbers are the published examples of GB 11643 and its guides, nobody's. */
class ResidentIdTest {

    static final LocalDate TODAY = LocalDate.of(2021, 2, 10);

    @ParameterizedTest
    @ValueSource(strings = {"11010519491231002X", "440524188001010014", "34052419800101001X"})
    void published_examples_have_the_check_character_computed_here(String number) {
        assertThat(ResidentId.checkCharacter(number)).isEqualTo(number.charAt(17));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "34052419800101001X",
                " 34052419800101001x ",
                "３４０５２４１９８００１０１００１Ｘ",
                "340524 19800101 001X\u00a0",
                "\u202a34052419800101001X\u202c"
            })
    void blanks_full_width_and_small_x_are_forgiven(String text) {
        assertThat(ResidentId.parse(text, TODAY).orThrow().value()).isEqualTo("34052419800101001X");
    }

    @ParameterizedTest
    @ValueSource(strings = {"340524800101001", " 340524 800101 001", "３４０５２４８００１０１００１"})
    void the_withdrawn_form_of_15_digits_is_the_same_person(String text) {
        assertThat(ResidentId.parse(text, TODAY).orThrow().value()).isEqualTo("34052419800101001X");
    }

    @ParameterizedTest
    @CsvSource({
        "'', LENGTH",
        "34052480010100, LENGTH",
        "34052480010100X, LENGTH",
        "340524800230001, BIRTH_DATE",
        "990524800101001, REGION",
        "34052419800101001XX, LENGTH",
        "3405241980010100AX, CHARACTERS",
        "X40524198001010011, CHARACTERS",
        "99052419800101001X, REGION",
        "340524198013010010, BIRTH_DATE",
        "340524198002300010, BIRTH_DATE",
        "340524179901010010, BIRTH_DATE",
        "340524202102110010, BIRTH_DATE",
        "340524198001010010, CHECKSUM",
        "34052419800110001X, CHECKSUM"
    })
    void says_why_not(String text, ResidentId.Fault fault) {
        assertThat(ResidentId.parse(text, TODAY).whyNot()).contains(fault);
    }

    @Test
    void a_child_born_today_has_a_number() {
        var first17 = "34052420210210001";
        var number = first17 + ResidentId.checkCharacter(first17);
        assertThat(ResidentId.parse(number, TODAY).toOptional()).isPresent();
        assertThat(ResidentId.parse(number, TODAY.minusDays(1)).whyNot())
                .contains(ResidentId.Fault.BIRTH_DATE);
    }

    @Test
    void knows_birth_and_sex() {
        var id = new ResidentId("34052419800101001X");
        assertThat(id.birth()).isEqualTo("1980-01-01");
        assertThat(id.sex()).isEqualTo(ResidentId.Sex.MALE);
        assertThat(new ResidentId("11010519491231002X").sex()).isEqualTo(ResidentId.Sex.FEMALE);
    }

    @Test
    void prints_without_the_birth_date() {
        assertThat(new ResidentId("34052419800101001X")).hasToString("3405**********001X");
    }

    @Test
    void a_wrong_number_is_no_value_and_the_message_does_not_repeat_it() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ResidentId("340524198001010010"))
                .withMessage("resident-id-checksum");
    }
}
