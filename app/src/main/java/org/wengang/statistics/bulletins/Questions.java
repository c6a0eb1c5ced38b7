package org.wengang.statistics.bulletins;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.wengang.kernel.OrgPath;
import org.wengang.kernel.Refused;
import org.wengang.organisation.Organisation;
import org.wengang.organisation.Organisations;
import org.wengang.security.Officer;
import org.wengang.statistics.StatisticsProblem;
import org.wengang.statistics.indicators.Question;

/** Reads a question out of a query. */
@Component
public final class Questions {

    private final Organisations organisations;
    private final Clock clock;

    Questions(Organisations organisations, Clock clock) {
        this.organisations = organisations;
        this.clock = clock;
    }

    public LocalDate today() {
        return LocalDate.now(clock);
    }

    /** Where this officer may ask about. */
    public List<Organisation> scopes(Officer officer) {
        return organisations.below(officer.org());
    }

    /**
     * @param asOf empty for today
     * @param scope empty for the officer's own organisation
     * @throws Refused statistics-scope-not-found, statistics-day-not-possible
     */
    Question question(Officer officer, UUID policy, String asOf, String scope) {
        return new Question(policy, day(asOf), place(officer, scope));
    }

    private LocalDate day(String text) {
        if (text.isBlank()) {
            return today();
        }
        try {
            var day = LocalDate.parse(text.strip());
            if (!day.isAfter(today()) && day.getYear() >= 2000) {
                return day;
            }
        } catch (DateTimeParseException notADay) {
            throw new Refused(StatisticsProblem.DAY_NOT_POSSIBLE, today());
        }
        throw new Refused(StatisticsProblem.DAY_NOT_POSSIBLE, today());
    }

    /**
     * @param text empty for the officer's own organisation
     * @throws Refused statistics-scope-not-found
     */
    public OrgPath place(Officer officer, String text) {
        if (text.isBlank()) {
            return officer.org();
        }
        return organisations.below(officer.org()).stream()
                .map(Organisation::path)
                .filter(path -> path.value().equals(text))
                .findFirst()
                .orElseThrow(() -> new Refused(StatisticsProblem.SCOPE_NOT_FOUND));
    }
}
