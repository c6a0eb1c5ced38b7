package org.wengang.registry.roster;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wengang.kernel.IdentityDocument;
import org.wengang.kernel.Mobile;
import org.wengang.kernel.Parsed;
import org.wengang.kernel.PersonName;
import org.wengang.kernel.ResidentId;
import org.wengang.kernel.Uscc;
import org.wengang.registry.cell.CellText;
import org.wengang.registry.cell.Places;
import org.wengang.registry.cell.RowCells;
import org.wengang.sheet.SheetCell;

/** One row of a roster: what its cells mean, and what is wrong with them. */
final class RowParser {

    private static final int LONGEST_EMPLOYER = 200;
    private static final int LONGEST_REMARK = 500;
    private static final int MOST_DUTY_DAYS = 31;

    private final int number;
    private final RowCells cells;
    private final LocalDate today;

    RowParser(int number, RowCells cells, LocalDate today) {
        this.number = number;
        this.cells = cells;
        this.today = today;
    }

    RosterLine parse() {
        var name = cells.required(RosterColumn.NAME.heading(), PersonName::parse);
        var id = id();
        var birth = id == null ? null : birth(id);
        var sex = id == null ? null : sex(id);
        var mobile = cells.optional(RosterColumn.MOBILE.heading(), RowParser::mobile);
        var hukou = place(RosterColumn.HUKOU);
        var home = place(RosterColumn.HOME);
        var residence = place(RosterColumn.RESIDENCE);
        var hukouNature = listed(RosterColumn.HUKOU_NATURE, HukouNature.values());
        var employerName = text(RosterColumn.EMPLOYER_NAME, LONGEST_EMPLOYER);
        var uscc = uscc();
        var employerKind = listed(RosterColumn.EMPLOYER_KIND, EmployerKind.values());
        var workerCategory = listed(RosterColumn.WORKER_CATEGORY, WorkerCategory.values());
        var stayPlace = place(RosterColumn.STAY_PLACE);
        var stayFrom = day(RosterColumn.STAY_FROM);
        var stayTo = day(RosterColumn.STAY_TO);
        var onDutyDays = onDutyDays();
        var remark = text(RosterColumn.REMARK, LONGEST_REMARK);
        if (stayFrom != null && stayTo != null && stayTo.isBefore(stayFrom)) {
            cells.fault(RosterColumn.STAY_TO.heading(), "stay-ends-before-it-begins");
        }
        if (!cells.faults().isEmpty()) {
            return new RosterLine.Rejected(number, name, id, cells.faults());
        }
        return new RosterLine.Accepted(
                new RosterRow(
                        number,
                        Objects.requireNonNull(name),
                        Objects.requireNonNull(id),
                        Objects.requireNonNull(birth),
                        Objects.requireNonNull(sex),
                        mobile,
                        RosterRow.code(hukou),
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

    /**
     * What one cell says, faults noted: null when it is empty or says nothing the column allows.
     */
    @Nullable Object value(RosterColumn column) {
        return switch (column) {
            case NAME -> cells.required(column.heading(), PersonName::parse);
            case ID -> id();
            case ID_KIND -> listed(column, DocumentKind.values());
            case BIRTH -> birthday();
            case SEX -> personSex();
            case MOBILE -> cells.optional(column.heading(), RowParser::mobile);
            case HUKOU, HOME, RESIDENCE, STAY_PLACE -> place(column);
            case HUKOU_NATURE -> listed(column, HukouNature.values());
            case EMPLOYER_NAME -> text(column, LONGEST_EMPLOYER);
            case USCC -> uscc();
            case EMPLOYER_KIND -> listed(column, EmployerKind.values());
            case WORKER_CATEGORY -> listed(column, WorkerCategory.values());
            case STAY_FROM, STAY_TO -> day(column);
            case ON_DUTY_DAYS -> onDutyDays();
            case REMARK -> text(column, LONGEST_REMARK);
        };
    }

    private @Nullable IdentityDocument id() {
        return new DocumentCells(
                        cells, RosterColumn.ID_KIND.heading(), RosterColumn.ID.heading(), today)
                .read();
    }

    /**
     * What the number says holds. Beside it the column may be filled in as sloppily as ever: a year
     * or a month is passed over, and only another day is refused.
     */
    private @Nullable LocalDate birth(IdentityDocument id) {
        var said = id.birth().orElse(null);
        var heading = RosterColumn.BIRTH.heading();
        if (said == null) {
            return cells.isMissing(heading) ? null : birthday();
        }
        var written = isReadable(heading) ? cells.writtenDay(heading) : null;
        if (written != null && !written.equals(said)) {
            cells.fault(heading, "birth-not-of-number");
        }
        return said;
    }

    private ResidentId.@Nullable Sex sex(IdentityDocument id) {
        var said = id.sex().orElse(null);
        var heading = RosterColumn.SEX.heading();
        if (said == null) {
            var sex = cells.isMissing(heading) ? null : personSex();
            return sex == null ? null : sex.sex();
        }
        var written =
                isReadable(heading)
                        ? PersonSex.ofName(cells.words(heading))
                        : Optional.<PersonSex>empty();
        if (written.isPresent() && written.get().sex() != said) {
            cells.fault(heading, "sex-not-of-number");
        }
        return said;
    }

    private @Nullable PersonSex personSex() {
        var heading = RosterColumn.SEX.heading();
        var word = cells.words(heading);
        if (word.isEmpty()) {
            return null;
        }
        var sex = PersonSex.ofName(word);
        if (sex.isEmpty()) {
            cells.fault(heading, "not-in-list", Listed.words(PersonSex.values()));
        }
        return sex.orElse(null);
    }

    /** Errors of formulas are none of a column that is not needed. */
    private boolean isReadable(String heading) {
        return !(cells.cell(heading) instanceof SheetCell.ErrorCell);
    }

    private @Nullable LocalDate birthday() {
        var heading = RosterColumn.BIRTH.heading();
        var day = cells.day(heading);
        if (day != null && (day.isBefore(ResidentId.EARLIEST_BIRTH) || day.isAfter(today))) {
            cells.fault(heading, "birth-implausible");
            return null;
        }
        return day;
    }

    private static Parsed<Mobile> mobile(String text) {
        return Mobile.parse(CellText.withoutMark(text));
    }

    private @Nullable Uscc uscc() {
        return cells.digits(RosterColumn.USCC.heading(), "uscc-stored-as-number", Uscc::parse);
    }

    private Places.@Nullable Found place(RosterColumn column) {
        return cells.place(column.heading());
    }

    private @Nullable String text(RosterColumn column, int longest) {
        return cells.text(column.heading(), longest);
    }

    private <T extends Listed> @Nullable T listed(RosterColumn column, T[] list) {
        var word = cells.words(column.heading());
        if (word.isEmpty()) {
            return null;
        }
        var found = Listed.ofWord(list, CellText.withoutBlanks(word));
        if (found.isEmpty()) {
            cells.fault(column.heading(), "not-in-list", Listed.words(list));
            return null;
        }
        return found.get();
    }

    private @Nullable LocalDate day(RosterColumn column) {
        var day = cells.day(column.heading());
        if (day != null && (day.getYear() < 2000 || day.getYear() > 2100)) {
            cells.fault(column.heading(), "day-implausible");
            return null;
        }
        return day;
    }

    private @Nullable Integer onDutyDays() {
        var text = cells.words(RosterColumn.ON_DUTY_DAYS.heading());
        if (text.isEmpty()) {
            return null;
        }
        var days = CellText.smallNumber(text);
        if (days == null || days > MOST_DUTY_DAYS) {
            cells.fault(RosterColumn.ON_DUTY_DAYS.heading(), "on-duty-days", MOST_DUTY_DAYS);
            return null;
        }
        return days;
    }
}
