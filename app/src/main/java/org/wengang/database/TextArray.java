package org.wengang.database;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A column of rows as one parameter, which the statement casts to what it is: {@code uuid[]}. */
public final class TextArray {

    private TextArray() {}

    /**
     * @param text of a row, as PostgreSQL reads it; null for none
     * @return in the order of the rows
     */
    public static <T> @Nullable String[] of(List<T> rows, Function<T, @Nullable String> text) {
        var column = new @Nullable String[rows.size()];
        for (var i = 0; i < column.length; i++) {
            column[i] = text.apply(rows.get(i));
        }
        return column;
    }
}
