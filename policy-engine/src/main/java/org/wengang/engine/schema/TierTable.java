package org.wengang.engine.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A table of steps: which value holds from which bound on. The rows follow each other without gap
 * or overlap.
 *
 * @param rows from the lowest bound to the highest
 */
public record TierTable(List<Row> rows) {

    /** So many rows a table may have. */
    public static final int MOST = 50;

    private static final Pattern ROW = Pattern.compile("([^.=;]*)\\.\\.([^.=;]*)=([^=;]+)");

    /**
     * One step. Numbers as {@link FactSchema#encode} makes them.
     *
     * @param from the first number it holds for, inclusive; null for any however low
     * @param to the last number it holds for, inclusive; null for any however high
     */
    public record Row(@Nullable Long from, @Nullable Long to, long value) {

        boolean holds(long number) {
            return (from == null || from <= number) && (to == null || number <= to);
        }
    }

    public TierTable {
        rows = List.copyOf(rows);
        if (rows.isEmpty() || rows.size() > MOST) {
            throw new IllegalArgumentException("A table has 1 to %d rows.".formatted(MOST));
        }
        for (int i = 0; i < rows.size(); i++) {
            if (!follows(i == 0 ? null : rows.get(i - 1), rows.get(i), i == rows.size() - 1)) {
                throw new IllegalArgumentException(
                        "Row %d leaves a gap, overlaps or is empty.".formatted(i + 1));
            }
        }
    }

    private static boolean follows(@Nullable Row before, Row row, boolean last) {
        @Nullable Long from = row.from();
        @Nullable Long to = row.to();
        if (to == null ? !last : from != null && from > to) {
            return false;
        }
        if (before == null) {
            return true;
        }
        @Nullable Long end = before.to();
        return from != null && end != null && from == end + 1;
    }

    /**
     * The value that holds for a number.
     *
     * @throws IllegalArgumentException if the table says nothing of it; the compiler proves that no
     *     fact goes there
     */
    public long value(long number) {
        for (Row row : rows) {
            if (row.holds(number)) {
                return row.value();
            }
        }
        throw new IllegalArgumentException("The table does not say what holds there.");
    }

    /** Whether the table says something of every number of the range. */
    public boolean covers(Range range) {
        @Nullable Long from = rows.getFirst().from();
        @Nullable Long to = rows.getLast().to();
        return (from == null || from <= range.low()) && (to == null || range.high() <= to);
    }

    /** The values it can give for the numbers of a range that it covers. */
    public Range values(Range range) {
        @Nullable Range values = null;
        for (Row row : rows) {
            @Nullable Long from = row.from();
            @Nullable Long to = row.to();
            if ((from == null || from <= range.high()) && (to == null || range.low() <= to)) {
                var only = Range.only(row.value());
                values = values == null ? only : values.union(only);
            }
        }
        if (values == null) {
            throw new IllegalArgumentException("The table does not cover the range.");
        }
        return values;
    }

    static @Nullable TierTable parse(Type.Tiers type, String text) {
        var rows = new ArrayList<Row>();
        for (String part : text.split(";", -1)) {
            var match = ROW.matcher(part.strip());
            if (!match.matches()) {
                return null;
            }
            @Nullable Object value = type.value().value(match.group(3).strip());
            if (value == null || !isEnd(type, match.group(1)) || !isEnd(type, match.group(2))) {
                return null;
            }
            rows.add(new Row(end(type, match.group(1)), end(type, match.group(2)), (Long) value));
        }
        try {
            return new TierTable(rows);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static boolean isEnd(Type.Tiers type, String text) {
        return text.isBlank() || type.bound().value(text.strip()) != null;
    }

    private static @Nullable Long end(Type.Tiers type, String text) {
        @Nullable Object value = text.isBlank() ? null : type.bound().value(text.strip());
        return value == null ? null : Type.number(value);
    }

    String text(Type.Tiers type) {
        return rows.stream()
                .map(row ->
                        "%s..%s=%s"
                                .formatted(
                                        end(type, row.from()),
                                        end(type, row.to()),
                                        type.value().text(row.value())))
                .collect(Collectors.joining(";"));
    }

    private static String end(Type.Tiers type, @Nullable Long number) {
        return number == null ? "" : type.bound().text(Type.ordered(type.bound(), number));
    }
}
