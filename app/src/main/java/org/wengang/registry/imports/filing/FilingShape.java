package org.wengang.registry.imports.filing;

import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.wengang.engine.schema.FactSchema;
import org.wengang.organisation.Divisions;
import org.wengang.registry.FilingSchemas;
import org.wengang.registry.filing.FilingForms;
import org.wengang.registry.filing.FilingLayout;
import org.wengang.registry.filing.FilingReader;
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
    public OpenFile open(String schema, String fileName, byte[] file) {
        var layout = layout(schema);
        return new FilingFile(
                FilingReader.open(
                        file, fileName, layout, forms.reasons(), divisions, LocalDate.now(clock)),
                (reader, batch, progress) -> merge.merge(reader, layout, batch, progress));
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
