package org.wengang.registry.roster;

import java.util.List;
import org.wengang.kernel.Parsed;

/**
 * One thing that is wrong in a row; the sentence is the message {@code fault.<code>}.
 *
 * @param arguments placeholders of the sentence: numbers, days as {@code 2021-02-11}, names of
 *     places and words of lists; never what stood in the cell
 */
public record RosterFault(RosterColumn column, String code, List<Object> arguments) {

    public RosterFault {
        arguments = List.copyOf(arguments);
    }

    static RosterFault of(RosterColumn column, String code, Object... arguments) {
        return new RosterFault(column, code, List.of(arguments));
    }

    static RosterFault of(RosterColumn column, Parsed.Fault fault) {
        return of(column, fault.code());
    }
}
