package org.wengang.statistics.censuses;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.kernel.OrgPath;
import org.wengang.kernel.Refused;
import org.wengang.security.Officer;
import org.wengang.statistics.Reading;
import org.wengang.statistics.StatisticsProblem;
import org.wengang.statistics.bulletins.Questions;
import org.wengang.web.component.Cursor;
import org.wengang.web.component.Slice;

/** Published headcounts of censuses, of what whoever asks may see. */
@Service
@Transactional(readOnly = true)
public class CensusBulletins {

    private static final int MOST_LISTED = 200;
    private static final int ON_A_PAGE = 50;

    private final CensusFigureRepository repository;
    private final Questions questions;

    CensusBulletins(CensusFigureRepository repository, Questions questions) {
        this.repository = repository;
        this.questions = questions;
    }

    /**
     * Where censuses are asked about.
     *
     * @param scope "" for the officer's own organisation
     * @throws Refused statistics-scope-not-found, security-role-missing; likewise the others
     */
    OrgPath scope(Officer officer, String scope) {
        Reading.require(officer);
        return questions.place(officer, scope);
    }

    /** At most 200, those counted last first. */
    List<CensusFigures> newest(Officer officer, String scope) {
        return repository.newest(scope(officer, scope), MOST_LISTED);
    }

    /**
     * @throws Refused statistics-census-not-found also where it is not published yet
     */
    CensusFigures get(Officer officer, UUID census) {
        Reading.require(officer);
        return repository
                .find(census)
                .orElseThrow(() -> new Refused(StatisticsProblem.CENSUS_NOT_FOUND));
    }

    Slice<CensusRow> people(CensusFigures figures, CensusNumber counted, Cursor cursor) {
        return Slice.of(
                repository.people(figures.census(), counted, cursor, ON_A_PAGE + 1),
                ON_A_PAGE,
                cursor,
                row -> row.person().toString(),
                query -> figures.people(counted) + "&" + query);
    }

    /**
     * @throws Refused statistics-too-many-rows
     */
    List<CensusRow> all(CensusFigures figures, CensusNumber counted) {
        return Reading.whole(
                repository.people(
                        figures.census(), counted, Cursor.START, Reading.MOST_IN_A_FILE + 1));
    }
}
