package org.wengang.engine.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wengang.engine.Catalogue;
import org.wengang.engine.error.Fault;
import org.wengang.engine.error.PolicyErrors;
import org.wengang.engine.policy.PolicyFile;

class MeasuresTest {

    private static final String WHOLE =
            """
            region: "131100"
            basis:
              - { id: doc, title: 某文件, text: 持卡者免费乘车一次 }
            measures:
              - { code: R-T-1, class: C, title: 免费乘车, title_en: Free bus, place: 某市, place_en: A city, cite: ["doc:免费乘车"], funded_by: operator, form: fee_waiver, stated: "doc:一次", stated_yuan: "2.00", uses: 1, note: 说明, note_en: Note }
            """;

    @Test
    void a_whole_one_is_read_whole() {
        Measure measure = load(WHOLE).measures().getFirst();
        assertThat(measure.kind()).isEqualTo(Measure.Kind.C);
        assertThat(measure.statedFen()).isEqualTo(200);
        assertThat(measure.stated()).isNotNull();
        assertThat(measure.uses()).isEqualTo(1);
        assertThat(load(WHOLE).title("doc")).isEqualTo("某文件");
    }

    @ParameterizedTest
    @CsvSource({
        "class: C, class: A, WORD_INVALID",
        "doc:免费乘车, doc:半价乘车, CITE_NOT_IN_TEXT",
        "funded_by: operator, funded_by: nobody, WORD_INVALID",
        "form: fee_waiver, form: magic, WORD_INVALID",
        "stated_yuan: \"2.00\", stated_yuan: two, VALUE_INVALID",
        "uses: 1, uses: 0, VALUE_INVALID",
        "uses: 1, uses: once, VALUE_INVALID",
        "code: R-T-1, code: T1, WORD_INVALID",
        "place_en: A city, amount: param.x, KEY_MISSING",
        "region: \"131100\", region: nowhere, VALUE_INVALID"
    })
    void a_broken_one_is_refused(String old, String changed, Fault fault) {
        String text = WHOLE.replace(old.replace("\"\"", "\""), changed);
        assertThat(text).isNotEqualTo(WHOLE);
        assertThatExceptionOfType(PolicyErrors.class)
                .isThrownBy(() -> load(text))
                .satisfies(errors ->
                        assertThat(errors.errors()).anyMatch(error -> error.fault() == fault));
    }

    @Test
    void a_code_stands_once() {
        String twice = WHOLE + WHOLE.lines().skip(4).findFirst().orElseThrow() + "\n";
        assertThatExceptionOfType(PolicyErrors.class)
                .isThrownBy(() -> load(twice))
                .satisfies(errors ->
                        assertThat(errors.first().fault()).isEqualTo(Fault.KEY_DUPLICATE));
    }

    /** Neither way: what is a measure is no policy, and what is not class A is none either. */
    @Test
    void a_measure_can_be_neither_compiled_nor_paid() throws IOException {
        assertThatExceptionOfType(PolicyErrors.class)
                .isThrownBy(() -> PolicyFile.load(new StringReader(WHOLE), "m.yaml"));
        String policy =
                Files.readString(Catalogue.FOLDER.resolve("130110-luquan/R-SJZ-04.yaml"))
                        .replace("class: A", "class: B");
        assertThatExceptionOfType(PolicyErrors.class)
                .isThrownBy(() -> PolicyFile.load(new StringReader(policy), "p.yaml"))
                .satisfies(
                        errors -> assertThat(errors.first().fault()).isEqualTo(Fault.WORD_INVALID));
    }

    @Test
    void a_file_of_measures_lies_in_the_folder_of_its_region() throws IOException {
        for (Measures file : Catalogue.measures()) {
            try (var folders = Files.list(Catalogue.FOLDER)) {
                assertThat(folders)
                        .anyMatch(folder ->
                                folder.getFileName()
                                                .toString()
                                                .startsWith(file.region().code() + "-")
                                        && Files.exists(folder.resolve(Measures.FILE)));
            }
        }
        assertThat(Catalogue.measures()).hasSizeGreaterThanOrEqualTo(10);
    }

    private static Measures load(String yaml) {
        return Measures.load(new StringReader(yaml), "m.yaml");
    }
}
