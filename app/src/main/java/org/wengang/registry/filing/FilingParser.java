package org.wengang.registry.filing;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.schema.Filing.Presence;
import org.wengang.kernel.IdentityDocument;
import org.wengang.kernel.PersonName;
import org.wengang.kernel.Uscc;
import org.wengang.registry.cell.RowCells;
import org.wengang.registry.cell.WrittenDay;
import org.wengang.registry.filing.FilingColumn.Named;
import org.wengang.registry.filing.FilingColumn.OfFact;
import org.wengang.registry.roster.DocumentCells;
import org.wengang.sheet.SheetCell;

/** One row of a file of filings: what its cells mean, and what is wrong with them. */
final class FilingParser {

    private static final int LONGEST_ORGANISATION = 200;
    private static final int LONGEST_OCCASION = 100;
    private static final Pattern MONTH = Pattern.compile("(\\d{4})[-/.年]?(\\d{1,2})月?");

    private final FilingLayout layout;
    private final int number;
    private final RowCells cells;
    private final LocalDate today;

    FilingParser(FilingLayout layout, int number, RowCells cells, LocalDate today) {
        this.layout = layout;
        this.number = number;
        this.cells = cells;
        this.today = today;
    }

    FilingLine parse() {
        var isPersonNamed = isNamed(layout.filing().person(), Named.NAME, Named.ID);
        var name = isPersonNamed ? cells.required(Named.NAME.heading(), PersonName::parse) : null;
        var id = isPersonNamed ? id() : null;
        var isOrganisationNamed =
                isNamed(layout.filing().organisation(), Named.ORGANISATION, Named.USCC);
        var organisation = isOrganisationNamed ? organisation() : null;
        var uscc = isOrganisationNamed ? uscc() : null;
        var monthColumn = layout.monthColumn().orElse(null);
        var month = monthColumn == null ? null : month(monthColumn);
        var facts = new LinkedHashMap<String, Object>();
        for (var fact : layout.schema().facts().values()) {
            var value =
                    layout.isMonth(fact) || isMissing(new OfFact(fact))
                            ? null
                            : new FactCell(layout.schema(), cells).value(fact);
            if (value != null) {
                facts.put(fact.name(), value);
            }
        }
        var occasion = cells.text(Named.OCCASION.heading(), LONGEST_OCCASION);
        return cells.faults().isEmpty()
                ? new FilingLine.Accepted(
                        new FilingRow(number, name, id, organisation, uscc, month, occasion, facts))
                : new FilingLine.Rejected(number, cells.faults());
    }

    /** Whether the row says who it is; of what may be left out both cells are filled or neither. */
    private boolean isNamed(Presence presence, Named one, Named other) {
        return switch (presence) {
            case NONE -> false;
            case REQUIRED -> true;
            case OPTIONAL ->
                    !cells.cell(one.heading()).isBlank() || !cells.cell(other.heading()).isBlank();
        };
    }

    private boolean isMissing(FilingColumn column) {
        return layout.isRequired(column) && cells.isMissing(column.heading());
    }

    private @Nullable IdentityDocument id() {
        return new DocumentCells(cells, Named.ID_KIND.heading(), Named.ID.heading(), today).read();
    }

    private @Nullable Uscc uscc() {
        var heading = Named.USCC.heading();
        return isCodeMissing(heading)
                ? null
                : cells.digits(heading, "uscc-stored-as-number", Uscc::parse);
    }

    /** Of what is known by its name alone as well, an empty cell is no fault. */
    private boolean isCodeMissing(String heading) {
        var isOptional =
                layout.filing().organisation() == Presence.REQUIRED
                        && !layout.isRequired(Named.USCC);
        return !isOptional && cells.isMissing(heading);
    }

    private @Nullable String organisation() {
        var heading = Named.ORGANISATION.heading();
        return cells.isMissing(heading) ? null : cells.text(heading, LONGEST_ORGANISATION);
    }

    private @Nullable LocalDate month(FilingColumn column) {
        var heading = column.heading();
        var text = cells.words(heading);
        if (text.isEmpty()) {
            if (layout.isRequired(column) && cells.cell(heading).isBlank()) {
                cells.fault(heading, "required");
            }
            return null;
        }
        var month =
                switch (cells.cell(heading)) {
                    case SheetCell.Date(var shown) -> shown.withDayOfMonth(1);
                    // October typed as 2021.10 is stored as 2021.1, as January would be
                    case SheetCell.Number _ when text.contains(".") -> null;
                    default -> written(text);
                };
        if (month == null || month.getYear() < 2000 || month.getYear() > 2100) {
            cells.fault(heading, "not-a-month");
            return null;
        }
        return month;
    }

    private static @Nullable LocalDate written(String text) {
        var parts = MONTH.matcher(text);
        if (!parts.matches()) {
            var day = WrittenDay.parse(text);
            return day == null ? null : day.withDayOfMonth(1);
        }
        int month = Integer.parseInt(parts.group(2));
        return month < 1 || month > 12
                ? null
                : LocalDate.of(Integer.parseInt(parts.group(1)), month, 1);
    }
}
