package org.wengang.registry.imports.filing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ByteArrayResource;
import org.wengang.engine.schema.FactSchema;
import org.wengang.engine.schema.Type;
import org.wengang.organisation.Divisions;
import org.wengang.registry.FilingSchemas;
import org.wengang.registry.FilledTemplate;
import org.wengang.registry.filing.FilingColumn.Named;
import org.wengang.registry.filing.FilingLayout;
import org.wengang.registry.filing.FilingLine;
import org.wengang.registry.filing.FilingReader;
import org.wengang.web.Language;
import org.wengang.web.Texts;

/** The empty form of every kind of filing: read back it files nothing; its examples are taken. */
class FilingTemplateTest {

    private static final Texts TEXTS = Texts.load();
    private static final Divisions DIVISIONS = Divisions.load();
    private static final int HEADING_ROW = 5;

    static List<FactSchema> schemas() {
        return FilingSchemas.onClassPath().all();
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void files_nothing_and_has_every_heading(FactSchema schema) {
        try (var reader = reader(schema, template(schema).file())) {
            assertThat(reader.sheet().headings()).hasSize(FilingLayout.of(schema).columns().size());
            assertThat(reader.sheet().sheets().getFirst().headingRow()).isEqualTo(HEADING_ROW);
            assertThat(reader.sheet().rows()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void its_examples_are_understood(FactSchema schema) {
        var filled = template(schema).withExamples(HEADING_ROW + 1);
        try (var reader = reader(schema, filled)) {
            assertThat(reader.sheet().rows().map(reader::parse))
                    .singleElement()
                    .isInstanceOf(FilingLine.Accepted.class);
        }
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void it_offers_the_words_of_each_list(FactSchema schema) {
        var lists =
                schema.facts().values().stream()
                        .filter(fact ->
                                fact.type() == Type.Simple.BOOL || fact.type() instanceof Type.Code)
                        .count();
        var documents = FilingLayout.of(schema).columns().contains(Named.ID_KIND) ? 1 : 0;
        assertThat(template(schema).sheet().split("<dataValidation ", -1))
                .hasSize((int) lists + documents + 1);
    }

    private static FilledTemplate template(FactSchema schema) {
        var out = new ByteArrayOutputStream();
        new FilingTemplate(
                        FilingLayout.of(schema),
                        "申报",
                        "说明",
                        (key, arguments) -> TEXTS.get(Language.ZH, key, arguments))
                .write(out);
        return new FilledTemplate(out.toByteArray());
    }

    private static FilingReader reader(FactSchema schema, byte[] file) {
        return FilingReader.open(
                new ByteArrayResource(file),
                "空白表.xlsx",
                FilingLayout.of(schema),
                Map.of(),
                Set.of(),
                DIVISIONS,
                LocalDate.of(2021, 2, 5));
    }
}
