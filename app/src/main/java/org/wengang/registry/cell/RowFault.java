package org.wengang.registry.cell;

import java.util.List;
import org.wengang.kernel.Parsed;
import org.wengang.web.Message;

/**
 * One thing that is wrong in a row; the sentence is the message {@code fault.<code>}.
 *
 * @param heading of the column, as the empty form has it
 * @param arguments placeholders of the sentence: numbers, days as {@code 2021-02-11}, names of
 *     places and of officers, words of lists, other rows as {@link FileRow}; never what stood in
 *     the cell
 */
public record RowFault(String heading, String code, List<Object> arguments) {

    public RowFault {
        arguments = List.copyOf(arguments);
    }

    public static RowFault of(String heading, String code, Object... arguments) {
        return new RowFault(heading, code, List.of(arguments));
    }

    /** The sentence, without its column. */
    public Message said() {
        return new Message(
                "fault." + code,
                arguments.stream()
                        .map(argument -> argument instanceof FileRow row ? row.said() : argument)
                        .toList());
    }

    static RowFault of(String heading, Parsed.Fault fault) {
        return of(heading, fault.code());
    }
}
