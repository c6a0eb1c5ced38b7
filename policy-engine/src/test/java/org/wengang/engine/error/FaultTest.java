package org.wengang.engine.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaultTest {

    @ParameterizedTest
    @EnumSource
    void says_the_same_words_in_both_languages(Fault fault) {
        List<String> words = IntStream.range(0, fault.places()).mapToObj(i -> "word" + i).toList();
        assertThat(fault.chinese(words))
                .satisfies(sentence -> assertThat(words).allMatch(sentence::contains))
                .doesNotContain("{")
                .endsWith("。");
        assertThat(fault.english(words))
                .satisfies(sentence -> assertThat(words).allMatch(sentence::contains))
                .doesNotContain("{")
                .endsWith(".");
        assertThat(fault.chinese(words)).containsPattern(Pattern.compile("\\p{IsHan}"));
        assertThat(fault.english(words)).doesNotContainPattern(Pattern.compile("\\p{IsHan}"));
    }
}
