package org.wengang.registry.duplicate.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wengang.registry.FactHistory;
import org.wengang.registry.FactSource;
import org.wengang.registry.roster.RosterColumn;

/**
 * One fact of all the people of a case, side by side.
 *
 * @param fact its name as in {@link FactSource}
 * @param values one for each of the people, in their order; null where nobody stated it
 * @param differs whether two of them say different things; what is not known differs from nothing
 */
public record Compared(String fact, List<@Nullable FactSource> values, boolean differs) {

    /** In the order of the roster's columns; a fact nobody stated of anybody is left out. */
    static List<Compared> of(List<List<FactHistory>> people) {
        var compared = new ArrayList<Compared>();
        for (var fact : facts()) {
            var values = new ArrayList<@Nullable FactSource>();
            people.forEach(histories -> values.add(current(histories, fact)));
            var said = values.stream().filter(Objects::nonNull).map(FactSource::value).distinct();
            var count = said.count();
            if (count > 0) {
                compared.add(new Compared(fact, values, count > 1));
            }
        }
        return compared;
    }

    /** The document itself stands above them. */
    private static List<String> facts() {
        var facts = new ArrayList<String>();
        for (var column : RosterColumn.values()) {
            if (column != RosterColumn.ID && column != RosterColumn.ID_KIND) {
                facts.add(column.fact());
            }
        }
        return facts;
    }

    private static @Nullable FactSource current(List<FactHistory> histories, String fact) {
        return histories.stream()
                .filter(history -> history.isKnown() && history.fact().equals(fact))
                .map(FactHistory::current)
                .findFirst()
                .orElse(null);
    }
}
