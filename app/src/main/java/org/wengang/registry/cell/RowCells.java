package org.wengang.registry.cell;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.wengang.kernel.Parsed;
import org.wengang.sheet.SheetCell;
import org.wengang.sheet.SheetRow;

/** The cells of one row by heading, what they mean, and what is wrong with them so far. */
public final class RowCells {

    /** 2000-01-01 and 2100-12-31. */
    private static final int FIRST_COUNTED = 36_526;

    private static final int LAST_COUNTED = 73_415;

    private final SheetRow row;
    private final Map<String, Integer> columns;
    private final Places places;
    private final List<RowFault> faults = new ArrayList<>();

    /**
     * @param columns 0-based, by heading; a heading that is not there has empty cells
     */
    public RowCells(SheetRow row, Map<String, Integer> columns, Places places) {
        this.row = row;
        this.columns = columns;
        this.places = places;
    }

    /** In the order in which the cells were asked for. */
    public List<RowFault> faults() {
        return faults;
    }

    public void fault(String heading, String code, Object... arguments) {
        faults.add(RowFault.of(heading, code, arguments));
    }

    /** A formula counts as its result. */
    public SheetCell cell(String heading) {
        var at = columns.get(heading);
        if (at == null) {
            return SheetCell.EMPTY;
        }
        var cell = row.cell(at);
        while (cell instanceof SheetCell.Formula(var result)) {
            cell = result;
        }
        return cell;
    }

    /** Cleaned; "" when empty or an error value. */
    public String words(String heading) {
        return CellText.clean(readable(heading));
    }

    /** Null when the cell is empty or the value is none; an empty one is a fault. */
    public <T> @Nullable T required(String heading, Function<String, Parsed<T>> parse) {
        return isMissing(heading) ? null : optional(heading, parse);
    }

    /** Whether nothing stands in a cell that must be filled, which is a fault. */
    public boolean isMissing(String heading) {
        var isMissing = cell(heading).isBlank();
        if (isMissing) {
            var at = columns.get(heading);
            var isFormula = at != null && row.cell(at) instanceof SheetCell.Formula;
            fault(heading, isFormula ? "formula-without-result" : "required");
        }
        return isMissing;
    }

    /** Null when the cell is empty or the value is none. */
    public <T> @Nullable T optional(String heading, Function<String, Parsed<T>> parse) {
        var text = readable(heading);
        return text.isEmpty()
                ? null
                : switch (parse.apply(text)) {
                    case Parsed.Valid<T>(var value) -> value;
                    case Parsed.Faulty<T>(var fault) -> {
                        faults.add(RowFault.of(heading, fault));
                        yield null;
                    }
                };
    }

    /**
     * A number of more digits than a spreadsheet counts with. Null when the cell is empty or the
     * value is none.
     *
     * @param spoiled code of the fault when it was stored as a number, so that digits are lost
     */
    public <T> @Nullable T digits(
            String heading, String spoiled, Function<String, Parsed<T>> parse) {
        if (cell(heading) instanceof SheetCell.Number) {
            fault(heading, spoiled);
            return null;
        }
        var text = CellText.withoutMark(readable(heading));
        return text.isEmpty()
                ? null
                : switch (parse.apply(text)) {
                    case Parsed.Valid<T>(var value) -> value;
                    case Parsed.Faulty<T>(var fault) -> {
                        faults.add(
                                CellText.hasLostDigits(text)
                                        ? RowFault.of(heading, spoiled)
                                        : RowFault.of(heading, fault));
                        yield null;
                    }
                };
    }

    /** Null when the cell is empty or no such place is known. */
    public Places.@Nullable Found place(String heading) {
        var text = words(heading);
        if (text.isEmpty()) {
            return null;
        }
        switch (places.find(text)) {
            case Places.Found found -> {
                return found;
            }
            case Places.Unclear(var candidates) -> fault(heading, "place-unclear", candidates);
            case Places.Unknown() -> fault(heading, "place-unknown");
        }
        return null;
    }

    /** Null when the cell is empty or the text longer than that. */
    public @Nullable String text(String heading, int longest) {
        var text = words(heading);
        if (text.length() > longest) {
            fault(heading, "too-long", longest);
            return null;
        }
        return text.isEmpty() ? null : text;
    }

    /** Null when the cell is empty or no day. */
    public @Nullable LocalDate day(String heading) {
        var cell = cell(heading);
        var text = words(heading);
        if (text.isEmpty()) {
            return null;
        }
        var day = writtenDay(heading);
        if (day == null) {
            fault(heading, isCountedDay(cell) ? "day-without-format" : "not-a-day");
        }
        return day;
    }

    /** Null when it is no day, which is no fault. */
    public @Nullable LocalDate writtenDay(String heading) {
        return cell(heading) instanceof SheetCell.Date(var shown)
                ? shown
                : WrittenDay.parse(words(heading));
    }

    /** A number that Excel would show as a day of this century, had the cell the format of days. */
    private static boolean isCountedDay(SheetCell cell) {
        return cell instanceof SheetCell.Number(var _, var value)
                && value >= FIRST_COUNTED
                && value <= LAST_COUNTED;
    }

    /** What stands in the cell; "" when empty, and when it is an error value, which is a fault. */
    private String readable(String heading) {
        var cell = cell(heading);
        if (cell instanceof SheetCell.ErrorCell(var code)) {
            if (code.isEmpty()) {
                fault(heading, "formula-without-result");
            } else {
                fault(heading, "error-value", code);
            }
            return "";
        }
        return cell.text();
    }
}
