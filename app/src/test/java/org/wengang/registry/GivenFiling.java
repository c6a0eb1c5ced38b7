package org.wengang.registry;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wengang.kernel.Uscc;

/** Files of invented filings, a row at a time by heading. */
public final class GivenFiling {

    private GivenFiling() {}

    /** A code nobody has: valid, of an office that registers nobody. */
    public static String uscc(int number) {
        var first = "91990100MA%07d".formatted(number);
        return first + Uscc.checkCharacter(first);
    }

    /** Heading and cell by turns. */
    public static Map<String, @Nullable Object> row(@Nullable Object... cells) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        for (int i = 0; i < cells.length; i += 2) {
            row.put(String.valueOf(cells[i]), cells[i + 1]);
        }
        return row;
    }

    /** The headings are those of the first row. */
    @SafeVarargs
    public static GivenRoster file(Map<String, @Nullable Object>... rows) {
        var headings = List.copyOf(rows[0].keySet());
        var file = GivenRoster.with(headings.toArray(String[]::new));
        Arrays.stream(rows).forEach(row -> file.row(headings.stream().map(row::get).toArray()));
        return file;
    }
}
