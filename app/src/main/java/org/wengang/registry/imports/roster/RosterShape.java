package org.wengang.registry.imports.roster;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.wengang.kernel.Refused;
import org.wengang.organisation.Divisions;
import org.wengang.registry.FactsView;
import org.wengang.registry.RegistryProblem;
import org.wengang.registry.filing.FilingForms;
import org.wengang.registry.filing.FilingLayout;
import org.wengang.registry.imports.Meanings;
import org.wengang.registry.imports.OpenFile;
import org.wengang.registry.imports.Shape;
import org.wengang.registry.roster.RosterColumn;
import org.wengang.registry.roster.RosterReader;
import org.wengang.security.FieldCipher;
import org.wengang.sheet.SheetHeading;

/** Rosters of workers. */
@Component
@Order(0)
final class RosterShape implements Shape {

    private final RosterStagingRepository staging;
    private final RosterMergeRepository register;
    private final Divisions divisions;
    private final FieldCipher cipher;
    private final Clock clock;
    private final FilingForms forms;

    RosterShape(
            RosterStagingRepository staging,
            RosterMergeRepository register,
            Divisions divisions,
            FieldCipher cipher,
            Clock clock,
            FilingForms forms) {
        this.staging = staging;
        this.register = register;
        this.divisions = divisions;
        this.cipher = cipher;
        this.clock = clock;
        this.forms = forms;
    }

    @Override
    public List<String> schemas() {
        return List.of(FactsView.WORKER);
    }

    @Override
    public String title(String schema, Text text) {
        return text.of("registry.template.sheet");
    }

    @Override
    public OpenFile open(String schema, String fileName, byte[] file, Meanings meanings) {
        var reader =
                RosterReader.open(
                        new ByteArrayInputStream(file),
                        fileName,
                        meanings.read(),
                        divisions,
                        LocalDate.now(clock));
        try {
            refuseFilings(reader, fileName);
        } catch (Refused refused) {
            reader.close();
            throw refused;
        }
        return new RosterFile(reader, staging, register, cipher, clock);
    }

    /** A form of filings may have every heading a roster needs, and says other things. */
    private void refuseFilings(RosterReader reader, String fileName) {
        var isRoster =
                reader.sheet().headings().stream()
                        .map(SheetHeading::name)
                        .allMatch(name ->
                                forms.reasons().contains(name)
                                        || RosterColumn.ofHeading(name).isPresent());
        var form =
                isRoster ? Optional.<FilingLayout>empty() : forms.find(reader.sheet().headings());
        if (form.isPresent()) {
            throw new Refused(RegistryProblem.FILING_AS_ROSTER, fileName, forms.title(form.get()));
        }
    }

    @Override
    public boolean knows(String schema, String name) {
        return RosterColumn.ofHeading(name).isPresent() || forms.reasons().contains(name);
    }

    @Override
    public List<Column> columns(String schema, Text text) {
        return Arrays.stream(RosterColumn.values())
                .map(column ->
                        new Column(
                                column.heading(),
                                text.of("registry.fact." + column.fact()),
                                column.isRequired()))
                .toList();
    }

    @Override
    public void writeTemplate(String schema, Text text, OutputStream out) {
        new RosterTemplate(text).write(out);
    }
}
