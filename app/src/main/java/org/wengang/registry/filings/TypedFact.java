package org.wengang.registry.filings;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.wengang.engine.schema.Fact;
import org.wengang.engine.schema.FactSchema;
import org.wengang.organisation.Divisions;
import org.wengang.registry.cell.Places;
import org.wengang.registry.cell.RowCells;
import org.wengang.registry.filing.FactCell;
import org.wengang.sheet.SheetCell;
import org.wengang.sheet.SheetRow;
import org.wengang.web.FormErrors;

/** The value of a fact as an officer types it, in the words of a file. */
@Component
public final class TypedFact {

    private final Divisions divisions;
    private final Clock clock;

    TypedFact(Divisions divisions, Clock clock) {
        this.divisions = divisions;
        this.clock = clock;
    }

    /** Null where it is none, which is then a fault of the field {@code value}. */
    public @Nullable Object value(FactSchema schema, Fact fact, String typed, FormErrors errors) {
        var heading = fact.label().chinese();
        var row = new SheetRow(1, List.of(SheetCell.of(typed)));
        var cells =
                new RowCells(row, Map.of(heading, 0), new Places(divisions, LocalDate.now(clock)));
        var value = new FactCell(schema, cells).value(fact);
        cells.faults()
                .forEach(fault ->
                        errors.add("value", "fault." + fault.code(), fault.arguments().toArray()));
        if (value == null) {
            errors.add("value", "fault.required");
        }
        return value;
    }
}
