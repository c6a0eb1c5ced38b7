package org.wengang.engine.schema;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wengang.engine.Catalogue;

class FactsTest {

    @Test
    void give_back_what_was_given() {
        Map<String, Object> given =
                Map.of(
                        "birth",
                        LocalDate.of(1960, 2, 29),
                        "hukou",
                        new Region("130600"),
                        "employer_kind",
                        "private",
                        "on_duty_days",
                        31L);
        Facts facts = Facts.of(Catalogue.WORKER, given);
        given.forEach((name, value) -> assertThat(facts.get(name)).isEqualTo(value));
    }

    @Test
    void what_is_not_given_or_null_is_unknown() {
        var given = new HashMap<String, Object>();
        given.put("hukou", null);
        Facts facts = Facts.of(Catalogue.WORKER, given);
        assertThat(facts.get("hukou")).isNull();
        assertThat(facts.get("home")).isNull();
    }

    @Test
    void a_value_outside_the_range_is_refused_and_not_repeated() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Facts.of(Catalogue.WORKER, Map.of("on_duty_days", 3277L)))
                .withMessageContaining("on_duty_days")
                .withMessageNotContaining("3277");
    }

    @Test
    void a_value_of_another_type_or_list_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Facts.of(Catalogue.WORKER, Map.of("hukou", "130600")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Facts.of(Catalogue.WORKER, Map.of("employer_kind", "bank")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Facts.of(Catalogue.WORKER, Map.of("age", 30L)));
    }

    @ParameterizedTest
    @CsvSource({
        "money, 500.00, 500.00",
        "money, 500, 500.00",
        "money, -0.5, -0.50",
        "int, -7, -7",
        "date, 2020-02-29, 2020-02-29",
        "bool, true, true",
        "region, 130110, 130110",
        "code(x), a_1, a_1",
        "'codes(x)', 'b, a', 'b,a'"
    })
    void text_becomes_a_value_and_text_again(String word, String text, String again) {
        Type type = requireNonNull(Type.parse(word));
        assertThat(type.text(requireNonNull(type.value(text)))).isEqualTo(again);
    }

    @ParameterizedTest
    @CsvSource({
        "money, 500.001", "money, 1e3", "money, ''", "int, 1.0", "int, 9223372036854775807",
        "date, 2021-2-1", "date, 2021-02-30", "date, 0000-01-01", "bool, yes", "region, 13011",
        "region, 130011", "code(x), a'b", "'codes(x)', 'a,a'"
    })
    void other_text_is_no_value(String word, String text) {
        assertThat(requireNonNull(Type.parse(word)).value(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text",
                "string(5)",
                "code",
                "code()",
                "code(a b)",
                "list(int)",
                "double"
            })
    void other_words_are_no_type(String word) {
        assertThat(Type.parse(word)).isNull();
    }

    @Test
    void checks_say_for_every_column_what_the_engine_relies_on() {
        assertThat(Catalogue.WORKER.checks())
                .containsEntry("on_duty_days", "on_duty_days between 0 and 31")
                .containsEntry("birth", "birth between date '1900-01-01' and date '2100-12-31'")
                .containsEntry("hukou_nature", "hukou_nature in ('rural', 'urban')")
                .hasSameSizeAs(Catalogue.WORKER.facts());
    }

    @Test
    void a_region_knows_its_level_and_what_is_around_it() {
        var luquan = new Region("130110");
        assertThat(luquan.level()).isEqualTo(Region.Level.COUNTY);
        assertThat(luquan.ancestor(Region.Level.PREFECTURE)).contains(new Region("130100"));
        assertThat(luquan.ancestor(Region.Level.PROVINCE)).contains(new Region("130000"));
        assertThat(new Region("130100").ancestor(Region.Level.COUNTY)).isEmpty();
        assertThat(List.of("130000", "130100", "130110"))
                .extracting(code -> new Region(code).prefix())
                .containsExactly("13", "1301", "130110");
    }
}
