package org.wengang.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ranges, division codes, organisation paths, keys and refusals. */
class ValuesTest {

    static final DateRange HOLIDAY =
            new DateRange(LocalDate.of(2021, 2, 11), LocalDate.of(2021, 2, 17));

    @Test
    void a_range_has_both_its_ends() {
        assertThat(HOLIDAY.days()).isEqualTo(7);
        assertThat(HOLIDAY.contains(HOLIDAY.first())).isTrue();
        assertThat(HOLIDAY.contains(HOLIDAY.last())).isTrue();
        assertThat(HOLIDAY.contains(HOLIDAY.last().plusDays(1))).isFalse();
        assertThat(HOLIDAY.contains(HOLIDAY)).isTrue();
    }

    @Test
    void ranges_that_touch_have_one_day_in_common() {
        var after = new DateRange(HOLIDAY.last(), HOLIDAY.last().plusDays(9));
        assertThat(HOLIDAY.common(after)).contains(new DateRange(HOLIDAY.last(), HOLIDAY.last()));
        assertThat(HOLIDAY.common(new DateRange(after.first().plusDays(1), after.last())))
                .isEmpty();
    }

    @Test
    void a_range_never_ends_before_it_begins() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DateRange(HOLIDAY.last(), HOLIDAY.first()));
    }

    @ParameterizedTest
    @CsvSource({"130000, PROVINCE, 13", "130100, PREFECTURE, 1301", "130110, COUNTY, 130110"})
    void a_division_code_shows_its_level(String code, DivisionCode.Level level, String digits) {
        assertThat(new DivisionCode(code).level()).isEqualTo(level);
        assertThat(new DivisionCode(code).significant()).isEqualTo(digits);
    }

    @Test
    void a_division_contains_what_begins_with_its_digits() {
        var county = new DivisionCode("130110");
        var prefecture = county.ancestor(DivisionCode.Level.PREFECTURE);
        var province = county.ancestor(DivisionCode.Level.PROVINCE);
        assertThat(prefecture).hasToString("130100");
        assertThat(province).hasToString("130000");
        assertThat(prefecture.ancestor(DivisionCode.Level.COUNTY)).isEqualTo(prefecture);
        assertThat(province.contains(county)).isTrue();
        assertThat(prefecture.contains(new DivisionCode("130200"))).isFalse();
        assertThat(county.contains(prefecture)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "13011, LENGTH",
        "1301100, LENGTH",
        "13011A, CHARACTERS",
        "000000, LEVELS",
        "130010, LEVELS"
    })
    void a_division_code_says_why_not(String text, DivisionCode.Fault fault) {
        assertThat(DivisionCode.parse(text).whyNot()).contains(fault);
        assertThatIllegalArgumentException().isThrownBy(() -> new DivisionCode(text));
    }

    @Test
    void an_organisation_sees_itself_and_what_is_below() {
        var county = new OrgPath("cn/13/1301/130110/");
        assertThat(county.contains(county)).isTrue();
        assertThat(county.contains(new OrgPath("cn/13/1301/130110/village1/"))).isTrue();
        assertThat(county.contains(new OrgPath("cn/13/1301/1301101/"))).isFalse();
        assertThat(county.parent()).contains(new OrgPath("cn/13/1301/"));
        assertThat(new OrgPath("cn/").parent()).isEmpty();
        assertThat(county.name()).isEqualTo("130110");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "cn", "cn//", "CN/", "cn/13%/", "cn/ 13/", "/cn/", "cn/\n"})
    void an_organisation_path_holds_nothing_else(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new OrgPath(text));
    }

    @Test
    void keys_are_distinct_and_in_order_of_making() {
        var keys = Stream.generate(Ids::newId).limit(20_000).map(Object::toString).toList();
        assertThat(keys).doesNotHaveDuplicates().isSorted();
        assertThat(Ids.newId().version()).isEqualTo(7);
        assertThat(Ids.newId().variant()).isEqualTo(2);
    }

    enum SampleProblem implements Problem {
        ALREADY_SPENT;

        @Override
        public String code() {
            return Problem.code("sample", this);
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    @Test
    void a_refusal_keeps_its_arguments_out_of_the_message() {
        var refused = new Refused(SampleProblem.ALREADY_SPENT, "张试一");
        assertThat(refused).hasMessage("sample-already-spent");
        assertThat(refused.arguments()).containsExactly("张试一");
        assertThat(refused.problem().kind().status()).isEqualTo(409);
        assertThat(refused.getStackTrace()).isEmpty();
    }
}
