package org.wengang.statistics.stays;

import java.time.LocalDate;
import org.wengang.kernel.OrgPath;

/**
 * Which stays are asked about: those with a day in the window.
 *
 * @param from first day, inclusive
 * @param to last day, inclusive, not before the first
 * @param scope the organisation and all below it
 */
public record Window(LocalDate from, LocalDate to, OrgPath scope) {

    /** As a query. */
    public String query() {
        return "from=%s&to=%s&scope=%s".formatted(from, to, scope.value());
    }

    /** Path of the people behind a number. */
    public String people(Counted of) {
        return "/bulletins/stays/people?of=%s&%s".formatted(of.word(), query());
    }

    /** Path of the employers behind a number. */
    public String employers(Counted of) {
        return "/bulletins/stays/employers?of=%s&%s".formatted(of.word(), query());
    }

    /**
     * Path of a file of what is behind a number.
     *
     * @param rows {@code people} or {@code employers}
     * @param suffix with its dot
     */
    public String file(String rows, Counted of, String suffix) {
        return "/bulletins/stays/%s/file%s?of=%s&%s".formatted(rows, suffix, of.word(), query());
    }

    /** The same for another place. */
    public Window in(OrgPath other) {
        return new Window(from, to, other);
    }
}
