package org.wengang.organisation;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wengang.kernel.DivisionCode;

/**
 * What became of a county-level division, or out of what one came.
 *
 * @param formerCode of the place that is no more or no more called so; null where the new one came
 *     out of parts
 * @param formerName its name then; null with the code
 * @param successors what took it over, one or more
 * @param added those of them that were new on that day
 * @param from the day of the change, or the first day it can have been
 * @param to the same day, or the last day it can have been, inclusive
 * @param basis a short name of the source, explained in the table
 */
public record DivisionChange(
        @Nullable DivisionCode formerCode,
        @Nullable String formerName,
        List<DivisionCode> successors,
        Set<DivisionCode> added,
        LocalDate from,
        LocalDate to,
        String basis) {

    /** The table that comes with the program. */
    static List<DivisionChange> all() {
        return PlaceTable.rows("division-changes").stream().map(DivisionChange::of).toList();
    }

    private static DivisionChange of(String[] row) {
        var written = List.of(row[2].split(" "));
        return new DivisionChange(
                row[0].isEmpty() ? null : new DivisionCode(row[0]),
                row[1].isEmpty() ? null : row[1],
                written.stream().map(DivisionChange::code).toList(),
                written.stream()
                        .filter(one -> one.startsWith("+"))
                        .map(DivisionChange::code)
                        .collect(Collectors.toUnmodifiableSet()),
                LocalDate.parse(row[3]),
                LocalDate.parse(row[4]),
                row[5]);
    }

    private static DivisionCode code(String written) {
        return new DivisionCode(written.replace("+", ""));
    }

    public boolean concerns(DivisionCode code) {
        return code.equals(formerCode) || successors.contains(code);
    }

    /** The one place that took all of it over; empty where it was divided. */
    Optional<DivisionCode> successor() {
        return successors.size() == 1 ? Optional.of(successors.getFirst()) : Optional.empty();
    }

    /** Whether the code stayed and only the name is another. */
    boolean isRenaming() {
        return formerCode != null && successors.contains(formerCode);
    }

    boolean isDayKnown() {
        return from.equals(to);
    }

    @Override
    public String toString() {
        return Arrays.asList(formerCode, successors, from).toString();
    }
}
