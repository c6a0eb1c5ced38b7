package org.wengang.registry.imports.filing;

import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Component;
import org.wengang.engine.schema.FactSchema;
import org.wengang.organisation.Divisions;
import org.wengang.registry.FilingSchemas;
import org.wengang.registry.filing.FilingForms;
import org.wengang.registry.filing.FilingLayout;
import org.wengang.registry.filing.FilingReader;
import org.wengang.registry.imports.Meanings;
import org.wengang.registry.imports.OpenFile;
import org.wengang.registry.imports.Shape;

/** Filings of every schema. */
@Component
@Order(1)
final class FilingShape implements Shape {

    private final FilingSchemas schemas;
    private final FilingMerge merge;
    private final Divisions divisions;
    private final FilingForms forms;
    private final Clock clock;

    FilingShape(
            FilingSchemas schemas,
            FilingMerge merge,
            Divisions divisions,
            FilingForms forms,
            Clock clock) {
        this.schemas = schemas;
        this.merge = merge;
        this.divisions = divisions;
        this.forms = forms;
        this.clock = clock;
    }

    @Override
    public List<String> schemas() {
        return schemas.all().stream().map(FactSchema::name).toList();
    }

    @Override
    public String title(String schema, Text text) {
        return text.of("registry.filing." + layout(schema).word());
    }

    @Override
    public OpenFile open(
            String schema, String fileName, InputStreamSource file, Meanings meanings) {
        var layout = layout(schema);
        var passedOver = new HashSet<>(forms.reasons());
        passedOver.addAll(meanings.notRead());
        return new FilingFile(
                FilingReader.open(
                        file,
                        fileName,
                        layout,
                        meanings.read(),
                        passedOver,
                        divisions,
                        LocalDate.now(clock)),
                layout,
                merge.of(layout),
                meanings.notRead());
    }

    @Override
    public boolean knows(String schema, String name) {
        return layout(schema).ofHeading(name).isPresent() || forms.reasons().contains(name);
    }

    @Override
    public List<Column> columns(String schema, Text text) {
        var layout = layout(schema);
        return layout.columns().stream()
                .map(column ->
                        new Column(
                                column.heading(),
                                column.heading() + " / " + column.headingInEnglish(),
                                layout.isRequired(column)))
                .toList();
    }

    @Override
    public void writeTemplate(String schema, Text text, OutputStream out) {
        new FilingTemplate(
                        layout(schema),
                        title(schema, text),
                        text.of("registry.filing.template.notes"),
                        text)
                .write(out);
    }

    private FilingLayout layout(String schema) {
        return FilingLayout.of(schemas.find(schema).orElseThrow());
    }
}
