package org.wengang.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wengang.kernel.DivisionCode;
import org.wengang.kernel.IdentityDocument;
import org.wengang.kernel.Mobile;
import org.wengang.kernel.Parsed;
import org.wengang.kernel.PersonName;
import org.wengang.kernel.ResidentId;
import org.wengang.kernel.Uscc;

/**
 * Every refusal and every fault has a sentence in both languages, and there is none without one.
 */
class SheetMessagesTest {

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void every_refusal_of_a_sheet_has_a_sentence(String language) {
        assertThat(messages("sheet_" + language).stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(SheetProblem.values())
                                .map(problem -> "problem." + problem.code())
                                .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void every_fault_of_a_value_has_a_sentence(String language) {
        assertThat(messages("kernel_" + language).stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.<Parsed.Fault[]>of(
                                        ResidentId.Fault.values(),
                                        IdentityDocument.Fault.values(),
                                        Uscc.Fault.values(),
                                        Mobile.Fault.values(),
                                        PersonName.Fault.values(),
                                        DivisionCode.Fault.values())
                                .flatMap(Arrays::stream)
                                .map(fault -> "fault." + fault.code())
                                .toList());
    }

    static Properties messages(String name) {
        var path = "/messages/" + name + ".properties";
        try (var in =
                new InputStreamReader(
                        Objects.requireNonNull(SheetMessagesTest.class.getResourceAsStream(path)),
                        StandardCharsets.UTF_8)) {
            var messages = new Properties();
            messages.load(in);
            return messages;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
