package org.wengang.statistics.stays;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.kernel.OrgPath;
import org.wengang.kernel.Refused;
import org.wengang.statistics.Reading;
import org.wengang.web.component.Cursor;
import org.wengang.web.component.Slice;

/** Figures of who stays on post, and the rows they consist of, of what whoever asks may see. */
@Service
@Transactional(readOnly = true)
public class Stays {

    private static final int ON_A_PAGE = 50;

    private final StayRepository repository;

    Stays(StayRepository repository) {
        this.repository = repository;
    }

    /**
     * Everything of one answer is counted at the same moment.
     *
     * @param below by the organisations directly below; whoever stays in two of them is counted in
     *     each, and once in the total
     * @param poverty one for each list of poverty alleviation
     */
    public record Answer(
            Window window,
            StayFigures total,
            Map<OrgPath, StayFigures> below,
            List<PovertyFigures> poverty) {

        /** Whether somebody stays in two places, so that they add up to more than the total. */
        public boolean isSomebodyInTwoPlaces() {
            return below.values().stream().mapToLong(StayFigures::people).sum() != total.people();
        }
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Answer answer(Window window) {
        var figures = repository.figures(window);
        return new Answer(window, figures.total(), figures.below(), repository.poverty(window));
    }

    Slice<StayRow> people(Window window, Counted counted, Cursor cursor) {
        return Slice.of(
                repository.people(window, counted, cursor, ON_A_PAGE + 1),
                ON_A_PAGE,
                cursor,
                row -> row.entry().toString(),
                query -> window.people(counted) + "&" + query);
    }

    /**
     * Every stay behind a number.
     *
     * @throws Refused statistics-too-many-rows; likewise for employers
     */
    List<StayRow> allPeople(Window window, Counted counted) {
        return Reading.whole(
                repository.people(window, counted, Cursor.START, Reading.MOST_IN_A_FILE + 1));
    }

    List<EmployerRow> allEmployers(Window window, Counted counted) {
        return Reading.whole(
                repository.employers(window, counted, Cursor.START, Reading.MOST_IN_A_FILE + 1));
    }

    Slice<EmployerRow> employers(Window window, Counted counted, Cursor cursor) {
        return Slice.of(
                repository.employers(window, counted, cursor, ON_A_PAGE + 1),
                ON_A_PAGE,
                cursor,
                EmployerRow::uscc,
                query -> window.employers(counted) + "&" + query);
    }
}
