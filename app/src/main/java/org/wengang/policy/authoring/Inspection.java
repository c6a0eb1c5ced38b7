package org.wengang.policy.authoring;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wengang.policy.words.Passage;

/**
 * What the check says of a text, in the user's language.
 *
 * @param isRunnable whether the text is a rule
 * @param places what is wrong, in the order of the text; at most {@value #MOST_PLACES}
 * @param more how many more places there are
 * @param cases the examples; empty where the text is no rule
 * @param notRun why the examples cannot run; null if they ran or the text is no rule
 * @param gaps clauses that no example shows in every way
 * @param open the values the source leaves open
 * @param passages the words of the source, by what rests on them
 * @param clauses in the order of the text, then the amount
 * @param tables the tables that can be opened as a grid, also where something else is wrong
 */
public record Inspection(
        boolean isRunnable,
        List<Place> places,
        int more,
        List<CaseLine> cases,
        @Nullable String notRun,
        List<Gap> gaps,
        List<String> open,
        List<Passage> passages,
        List<ClauseLine> clauses,
        List<Table> tables) {

    /** More would not be read. */
    static final int MOST_PLACES = 50;

    public Inspection {
        places = List.copyOf(places);
        cases = List.copyOf(cases);
        gaps = List.copyOf(gaps);
        open = List.copyOf(open);
        passages = List.copyOf(passages);
        clauses = List.copyOf(clauses);
        tables = List.copyOf(tables);
    }

    /**
     * Something wrong.
     *
     * @param line from 1
     * @param column in characters, from 1
     * @param excerpt the line, or what of it is near
     * @param caret blanks as wide as what comes before the place in the excerpt, then the mark
     */
    public record Place(int line, int column, String sentence, String excerpt, String caret) {}

    /**
     * An example.
     *
     * @param number from 1
     * @param line where it stands
     * @param with parameters that differ from the text
     * @param actual what came out instead; null if it is as expected
     */
    public record CaseLine(
            int number,
            int line,
            String name,
            List<String> with,
            String expected,
            @Nullable String actual) {

        public CaseLine {
            with = List.copyOf(with);
        }
    }

    /**
     * A condition, or the amount.
     *
     * @param line where it stands
     * @param sentence what it says, in words
     */
    public record ClauseLine(String id, int line, String label, String sentence) {}

    /**
     * @param clause its label
     * @param missing the outcomes no example shows
     */
    public record Gap(String clause, String missing) {}

    /**
     * @param day from which it holds; empty if the parameter has no values yet
     */
    public record Table(String parameter, String label, String day) {}

    /** Examples that do not come out as they say. */
    public long failing() {
        return cases.stream().filter(each -> each.actual() != null).count();
    }
}
