package org.wengang.registry.imports.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wengang.organisation.Divisions;
import org.wengang.registry.FilledTemplate;
import org.wengang.registry.roster.RosterColumn;
import org.wengang.registry.roster.RosterLine;
import org.wengang.registry.roster.RosterReader;
import org.wengang.web.Language;
import org.wengang.web.Texts;

/** The empty roster: read back it lists nobody; filled in as its examples say it is taken. */
class RosterTemplateTest {

    private static final Texts TEXTS = Texts.load();
    private static final int FIRST_ROW = 7;

    @ParameterizedTest
    @EnumSource
    void lists_nobody_and_has_every_heading(Language language) {
        try (var reader = reader(template(language).file())) {
            assertThat(reader.sheet().headings())
                    .extracting(heading -> RosterColumn.ofHeading(heading.name()).orElseThrow())
                    .containsExactly(RosterColumn.values());
            assertThat(reader.sheet().sheets().getFirst().headingRow()).isEqualTo(FIRST_ROW - 1);
            assertThat(reader.ignoredColumns()).isEmpty();
            assertThat(reader.sheet().skipped()).isEmpty();
            assertThat(reader.lines()).isEmpty();
        }
    }

    @Test
    void its_examples_are_understood() {
        try (var reader = reader(template(Language.ZH).withExamples(FIRST_ROW))) {
            var line = reader.lines().findFirst().orElseThrow();
            assertThat(line).isInstanceOf(RosterLine.Accepted.class);
            assertThat(((RosterLine.Accepted) line).row().facts()).hasSize(11);
        }
    }

    @Test
    void it_offers_the_words_of_each_list_below_the_headings() {
        var template = template(Language.ZH);
        assertThat(template.sheet())
                .containsPattern("<dataValidation sqref=\"C7:C1048576\" type=\"list\"")
                .containsPattern("<dataValidation sqref=\"E7:E1048576\" type=\"list\"")
                .containsPattern("<dataValidation sqref=\"J7:J1048576\" type=\"list\"")
                .containsPattern("<dataValidation sqref=\"M7:M1048576\" type=\"list\"")
                .containsPattern("<dataValidation sqref=\"N7:N1048576\" type=\"list\"")
                .contains("showDropDown=\"false\"", "<formula1>'lists'!$A$1:$A$")
                .doesNotContain("null");
        assertThat(template.part(2)).contains("外国护照", "私营企业", "快递从业人员");
    }

    @Test
    void long_numbers_are_kept_as_typed() {
        assertThat(template(Language.ZH).sheet())
                .containsPattern("<col min=\"2\" max=\"2\"[^>]* style=\"[1-9]")
                .containsPattern("<col min=\"6\" max=\"6\"[^>]* style=\"[1-9]")
                .containsPattern("<col min=\"12\" max=\"12\"[^>]* style=\"[1-9]");
    }

    private static FilledTemplate template(Language language) {
        var out = new ByteArrayOutputStream();
        new RosterTemplate((key, arguments) -> TEXTS.get(language, key, arguments)).write(out);
        return new FilledTemplate(out.toByteArray());
    }

    private static RosterReader reader(byte[] file) {
        return RosterReader.open(
                new ByteArrayInputStream(file),
                "空白名册.xlsx",
                Divisions.load(),
                LocalDate.of(2021, 2, 5));
    }
}
