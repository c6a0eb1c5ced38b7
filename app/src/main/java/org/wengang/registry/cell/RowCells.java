package org.wengang.registry.cell;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.wengang.kernel.DivisionCode;
import org.wengang.kernel.Parsed;
import org.wengang.sheet.SheetCell;
import org.wengang.sheet.SheetRow;

/** The cells of one row by heading, what they mean, and what is wrong with them so far. */
public final class RowCells {

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
        if (cell(heading).isBlank()) {
            fault(heading, "required");
            return null;
        }
        return optional(heading, parse);
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

    /** Whether a number of many digits was stored as a number, which is a fault of that code. */
    public boolean isSpoiled(String heading, String code) {
        var isSpoiled = cell(heading) instanceof SheetCell.Number;
        if (isSpoiled) {
            fault(heading, code);
        }
        return isSpoiled;
    }

    /** Null when the cell is empty or no such place is known. */
    public @Nullable DivisionCode place(String heading) {
        var text = words(heading);
        if (text.isEmpty()) {
            return null;
        }
        switch (places.find(text)) {
            case Places.Found(var code) -> {
                return code;
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
        var day = cell instanceof SheetCell.Date(var shown) ? shown : WrittenDay.parse(text);
        if (day == null) {
            fault(heading, "not-a-day");
        }
        return day;
    }

    /** What stands in the cell; "" when empty, and when it is an error value, which is a fault. */
    private String readable(String heading) {
        var cell = cell(heading);
        if (cell instanceof SheetCell.ErrorCell(var code)) {
            fault(heading, "error-value", code);
            return "";
        }
        return cell.text();
    }
}
