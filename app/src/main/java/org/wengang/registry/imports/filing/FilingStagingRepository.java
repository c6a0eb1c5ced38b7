package org.wengang.registry.imports.filing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.database.Copy;
import org.wengang.engine.schema.Fact;
import org.wengang.kernel.Ids;
import org.wengang.kernel.ResidentId;
import org.wengang.registry.filing.FilingLayout;
import org.wengang.registry.filing.FilingLine;
import org.wengang.registry.filing.FilingRow;
import org.wengang.registry.filing.FilingTables;
import org.wengang.registry.imports.FaultText;

/**
 * The temporary table {@code staged}: a row for each line of a file, with ids for what it may turn
 * out to add. The columns of the facts come from the schema, whose reader takes plain names only.
 */
@Component
final class FilingStagingRepository {

    private static final List<String> NAMED =
            List.of(
                    "row_number",
                    "faults",
                    "new_person",
                    "new_worker",
                    "new_organisation",
                    "new_filing",
                    "id_sealed",
                    "id_index",
                    "id_last4",
                    "name",
                    "id_kind",
                    "id_birth",
                    "id_sex",
                    "organisation_index",
                    "organisation_name",
                    "uscc",
                    "month",
                    "occasion");

    private final JdbcClient jdbc;
    private final Copy copy;
    private final FaultText faultText;

    FilingStagingRepository(JdbcClient jdbc, Copy copy, FaultText faultText) {
        this.jdbc = jdbc;
        this.copy = copy;
        this.faultText = faultText;
    }

    /**
     * @param lines feeds every line of the file, in order
     */
    void stage(FilingLayout layout, Consumer<Consumer<FilingStaging.Line>> lines) {
        var facts = layout.stored();
        jdbc.sql(
                        """
                        create temporary table staged (
                            row_number int not null,
                            faults jsonb,
                            new_person uuid, new_worker uuid, new_organisation uuid, new_filing uuid,
                            id_sealed bytea, id_index bytea, id_last4 text, name text,
                            id_kind text, id_birth date, id_sex text,
                            organisation_index bytea, organisation_name text, uscc text,
                            month date, occasion text,
                            %s
                        ) on commit drop\
                        """
                                .formatted(
                                        facts.stream()
                                                .map(fact ->
                                                        fact.column()
                                                                + " "
                                                                + FilingTables.columnType(fact))
                                                .collect(Collectors.joining(", "))))
                .update();
        var columns = new ArrayList<>(NAMED);
        facts.forEach(fact -> columns.add(fact.column()));
        copy.<RuntimeException>into(
                "pg_temp.staged",
                columns,
                rows -> lines.accept(line -> rows.add(values(line, facts))));
        jdbc.sql("analyze pg_temp.staged").update();
    }

    private @Nullable Object[] values(FilingStaging.Line line, List<Fact> facts) {
        return switch (line.line()) {
            case FilingLine.Rejected rejected -> {
                var values = new @Nullable Object[NAMED.size() + facts.size()];
                values[0] = rejected.number();
                values[1] = faultText.write(rejected.faults());
                yield values;
            }
            case FilingLine.Accepted(var row) -> values(row, line.sealed(), facts);
        };
    }

    private static @Nullable Object[] values(
            FilingRow row, FilingStaging.Sealed sealed, List<Fact> facts) {
        var values = new ArrayList<@Nullable Object>();
        var id = row.id();
        var name = row.name();
        var uscc = row.uscc();
        values.add(row.number());
        values.add(null);
        values.add(id == null ? null : Ids.newId());
        values.add(id == null ? null : Ids.newId());
        values.add(uscc == null ? null : Ids.newId());
        values.add(Ids.newId());
        values.add(sealed.id());
        values.add(sealed.idIndex());
        values.add(id == null ? null : id.last4());
        values.add(name == null ? null : name.value());
        values.add(id == null ? null : id.kind().code());
        values.add(id == null ? null : id.birth().orElse(null));
        values.add(id == null ? null : id.sex().map(ResidentId.Sex::code).orElse(null));
        values.add(sealed.organisationIndex());
        values.add(row.organisation());
        values.add(uscc == null ? null : uscc.value());
        values.add(row.month());
        values.add(row.occasion());
        facts.forEach(fact -> values.add(row.facts().get(fact.name())));
        return values.toArray();
    }
}
