package org.wengang.registry.roster;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.wengang.kernel.DivisionCode;
import org.wengang.kernel.Mobile;
import org.wengang.kernel.Parsed;
import org.wengang.kernel.PersonName;
import org.wengang.kernel.ResidentId;
import org.wengang.kernel.Uscc;
import org.wengang.sheet.SheetCell;
import org.wengang.sheet.SheetRow;

/** One row: its cells by column, what they mean, and what is wrong with them. */
final class RowParser {

    private static final int LONGEST_EMPLOYER = 200;
    private static final int LONGEST_REMARK = 500;
    private static final int MOST_DUTY_DAYS = 31;

    private final SheetRow row;
    private final Map<RosterColumn, Integer> columns;
    private final Places places;
    private final LocalDate today;
    private final List<RosterFault> faults = new ArrayList<>();

    RowParser(SheetRow row, Map<RosterColumn, Integer> columns, Places places, LocalDate today) {
        this.row = row;
        this.columns = columns;
        this.places = places;
        this.today = today;
    }

    RosterLine parse() {
        var name = required(RosterColumn.NAME, PersonName::parse);
        var id = required(RosterColumn.ID, text -> ResidentId.parse(text, today));
        var mobile = optional(RosterColumn.MOBILE, Mobile::parse);
        var hukou = place(RosterColumn.HUKOU);
        var home = place(RosterColumn.HOME);
        var residence = place(RosterColumn.RESIDENCE);
        var hukouNature = listed(RosterColumn.HUKOU_NATURE, HukouNature.values());
        var employerName = text(RosterColumn.EMPLOYER_NAME, LONGEST_EMPLOYER);
        var uscc = optional(RosterColumn.USCC, Uscc::parse);
        var employerKind = listed(RosterColumn.EMPLOYER_KIND, EmployerKind.values());
        var workerCategory = listed(RosterColumn.WORKER_CATEGORY, WorkerCategory.values());
        var stayPlace = place(RosterColumn.STAY_PLACE);
        var stayFrom = day(RosterColumn.STAY_FROM);
        var stayTo = day(RosterColumn.STAY_TO);
        var onDutyDays = onDutyDays();
        var remark = text(RosterColumn.REMARK, LONGEST_REMARK);
        if (stayFrom != null && stayTo != null && stayTo.isBefore(stayFrom)) {
            fault(RosterColumn.STAY_TO, "stay-ends-before-it-begins");
        }
        if (!faults.isEmpty()) {
            return new RosterLine.Rejected(row.number(), name, id, faults);
        }
        return new RosterLine.Accepted(
                new RosterRow(
                        row.number(),
                        Objects.requireNonNull(name),
                        Objects.requireNonNull(id),
                        mobile,
                        hukou,
                        home,
                        residence,
                        hukouNature,
                        employerName,
                        uscc,
                        employerKind,
                        workerCategory,
                        stayPlace,
                        stayFrom,
                        stayTo,
                        onDutyDays,
                        remark));
    }

    private <T> @Nullable T required(RosterColumn column, Function<String, Parsed<T>> parse) {
        if (cell(column).isBlank()) {
            fault(column, "required");
            return null;
        }
        return optional(column, parse);
    }

    private <T> @Nullable T optional(RosterColumn column, Function<String, Parsed<T>> parse) {
        var cell = cell(column);
        if (cell instanceof SheetCell.Number && column.isNumberOfManyDigits()) {
            fault(
                    column,
                    column == RosterColumn.ID ? "id-stored-as-number" : "uscc-stored-as-number");
            return null;
        }
        var text = readable(column, cell);
        return text.isEmpty() ? null : take(column, parse.apply(text));
    }

    private <T> @Nullable T take(RosterColumn column, Parsed<T> parsed) {
        return switch (parsed) {
            case Parsed.Valid<T>(var value) -> value;
            case Parsed.Faulty<T>(var fault) -> {
                faults.add(RosterFault.of(column, fault));
                yield null;
            }
        };
    }

    private @Nullable DivisionCode place(RosterColumn column) {
        var text = words(column);
        if (text.isEmpty()) {
            return null;
        }
        switch (places.find(text)) {
            case Places.Found(var code) -> {
                return code;
            }
            case Places.Unclear(var candidates) -> fault(column, "place-unclear", candidates);
            case Places.Unknown() -> fault(column, "place-unknown");
        }
        return null;
    }

    private <T extends Listed> @Nullable T listed(RosterColumn column, T[] list) {
        var word = words(column);
        if (word.isEmpty()) {
            return null;
        }
        var found = Listed.ofWord(list, CellText.withoutBlanks(word));
        if (found.isEmpty()) {
            fault(column, "not-in-list", Listed.words(list));
            return null;
        }
        return found.get();
    }

    private @Nullable String text(RosterColumn column, int longest) {
        var text = words(column);
        if (text.length() > longest) {
            fault(column, "too-long", longest);
            return null;
        }
        return text.isEmpty() ? null : text;
    }

    private @Nullable LocalDate day(RosterColumn column) {
        var cell = cell(column);
        var text = words(column);
        if (text.isEmpty()) {
            return null;
        }
        var day = cell instanceof SheetCell.Date(var shown) ? shown : WrittenDay.parse(text);
        if (day == null) {
            fault(column, "not-a-day");
            return null;
        }
        if (day.getYear() < 2000 || day.getYear() > 2100) {
            fault(column, "day-implausible");
            return null;
        }
        return day;
    }

    private @Nullable Integer onDutyDays() {
        var text = words(RosterColumn.ON_DUTY_DAYS);
        if (text.isEmpty()) {
            return null;
        }
        var days = CellText.smallNumber(text);
        if (days == null || days > MOST_DUTY_DAYS) {
            fault(RosterColumn.ON_DUTY_DAYS, "on-duty-days", MOST_DUTY_DAYS);
            return null;
        }
        return days;
    }

    /** Cleaned; "" when empty or an error value. */
    private String words(RosterColumn column) {
        return CellText.clean(readable(column, cell(column)));
    }

    /** What stands in the cell; "" when empty, and when it is an error value, which is a fault. */
    private String readable(RosterColumn column, SheetCell cell) {
        if (cell instanceof SheetCell.ErrorCell(var code)) {
            fault(column, "error-value", code);
            return "";
        }
        return cell.text();
    }

    /** A formula counts as its result. */
    private SheetCell cell(RosterColumn column) {
        var at = columns.get(column);
        if (at == null) {
            return SheetCell.EMPTY;
        }
        var cell = row.cell(at);
        while (cell instanceof SheetCell.Formula(var result)) {
            cell = result;
        }
        return cell;
    }

    private void fault(RosterColumn column, String code, Object... arguments) {
        faults.add(RosterFault.of(column, code, arguments));
    }
}
