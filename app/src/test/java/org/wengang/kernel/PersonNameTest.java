package org.wengang.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonNameTest {

    @ParameterizedTest
    @CsvSource({
        "张三, 张*",
        "张试一, 张**",
        "欧阳试, 欧阳*",
        "司马试一, 司马**",
        "欧阳, 欧*",
        "张, *",
        "阿依古丽·买买提, 阿***·***",
        "𬱖试一, 𬱖**",
        "Test Person, T*** ******"
    })
    void public_lists_show_the_surname_only(String name, String masked) {
        assertThat(new PersonName(name)).hasToString(masked);
    }

    @ParameterizedTest
    @CsvSource({
        "'张  三', 张三",
        "'　张三　', 张三",
        "阿依古丽•买买提, 阿依古丽·买买提",
        "阿依古丽・买买提, 阿依古丽·买买提",
        "阿依古丽 · 买买提, 阿依古丽·买买提",
        "'Test   Person', Test Person"
    })
    void is_written_one_way(String text, String name) {
        assertThat(PersonName.parse(text).orThrow().value()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"'  ', EMPTY", "张3, CHARACTERS", "张三（离职）, CHARACTERS", "=张三, CHARACTERS"})
    void says_why_not(String text, PersonName.Fault fault) {
        assertThat(PersonName.parse(text).whyNot()).contains(fault);
    }
}
