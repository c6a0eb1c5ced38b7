package org.wengang.registry.roster;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wengang.kernel.PersonName;
import org.wengang.organisation.Divisions;
import org.wengang.registry.cell.Places;
import org.wengang.registry.cell.RowCells;
import org.wengang.registry.cell.RowFault;
import org.wengang.sheet.SheetCell;
import org.wengang.sheet.SheetRow;

/**
 * One fact as an officer typed it into a form, read by the rules of the roster's column.
 *
 * @param value null where it was left empty or is none, or is put right to not known
 * @param faults empty where it was understood, or left empty
 */
public record TypedFact(RosterColumn column, @Nullable Object value, List<RowFault> faults) {

    public TypedFact {
        faults = List.copyOf(faults);
    }

    /**
     * @param text in the words of a roster: 私营企业, 2021-02-11, a place by code or full name
     * @param today nobody is born after this day; towns and villages are called so on it
     */
    public static TypedFact read(
            RosterColumn column, String text, Divisions divisions, LocalDate today) {
        var cells =
                new RowCells(
                        new SheetRow(1, List.of(SheetCell.of(text))),
                        Map.of(column.heading(), 0),
                        new Places(divisions, today));
        var value = new RowParser(1, cells, today).value(column);
        return new TypedFact(column, value, cells.faults());
    }

    public static TypedFact unknown(RosterColumn column) {
        return new TypedFact(column, null, List.of());
    }

    /** Empty where it was understood. */
    public Optional<RowFault> fault() {
        return faults.stream().findFirst();
    }

    /**
     * As the register holds it, by column: a place has its town or village beside it, null where
     * none was named; a telephone number is there as "" only.
     */
    public Map<String, @Nullable Object> stored() {
        var stored = new LinkedHashMap<String, @Nullable Object>();
        switch (column) {
            case HOME, RESIDENCE, STAY_PLACE -> {
                var place = (Places.Found) value;
                stored.put(column.fact(), text(RosterRow.code(place)));
                stored.put(column.fact() + "_locality", text(RosterRow.locality(place)));
            }
            case HUKOU -> stored.put(column.fact(), text(RosterRow.code((Places.Found) value)));
            case MOBILE -> stored.put(column.fact(), value == null ? null : "");
            case HUKOU_NATURE, EMPLOYER_KIND, WORKER_CATEGORY, SEX ->
                    stored.put(column.fact(), value == null ? null : ((Listed) value).code());
            case BIRTH, STAY_FROM, STAY_TO, ON_DUTY_DAYS -> stored.put(column.fact(), value);
            case NAME -> {
                // as text it is masked
                var name = (PersonName) value;
                stored.put(column.fact(), name == null ? null : name.value());
            }
            case EMPLOYER_NAME, USCC, REMARK -> stored.put(column.fact(), text(value));
            case ID, ID_KIND -> throw new IllegalStateException("A number is another person.");
        }
        return stored;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
