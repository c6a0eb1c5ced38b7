package org.wengang.engine.fuzz;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.schema.FactSchema;
import org.wengang.engine.schema.Range;
import org.wengang.engine.schema.Region;
import org.wengang.engine.schema.TierTable;
import org.wengang.engine.schema.Type;

/** Random values that look for trouble: ends of ranges, leap days, regions of every width. */
final class RandomValues {

    private static final List<String> REGIONS =
            List.of(
                    "130000", "130100", "130108", "130110", "130181", "130600", "130629", "130682",
                    "131100", "131102", "110000", "110100", "110105", "410000", "410300", "999999");
    private static final List<LocalDate> DAYS =
            List.of(
                    LocalDate.of(2004, 2, 29),
                    LocalDate.of(2005, 2, 28),
                    LocalDate.of(2005, 3, 1),
                    LocalDate.of(2020, 2, 29),
                    LocalDate.of(2021, 2, 11),
                    LocalDate.of(2021, 2, 28),
                    LocalDate.of(2000, 2, 29),
                    LocalDate.of(1999, 12, 31));
    private static final List<String> TEXTS =
            List.of(
                    "",
                    " ",
                    "a",
                    "A",
                    "a ",
                    " a",
                    "ａ",
                    "é",
                    "e\u0301",
                    "𠮷",
                    "吉",
                    "㐂",
                    "喜",
                    "𠮷野家",
                    "it's",
                    "''",
                    "\"",
                    "\\",
                    "\\'",
                    "a\\",
                    "%s",
                    "{amount}",
                    ":id",
                    "?",
                    "$1",
                    "--",
                    "/*",
                    "\n",
                    "\t",
                    "\u3000",
                    "ß",
                    "ss",
                    "\uFFFD",
                    "😀",
                    "1",
                    "01");
    private static final List<Long> NUMBERS = List.of(0L, 1L, -1L, 2L, 7L, 16L, 31L, 365L);

    private final FactSchema schema;
    private final Random random;

    RandomValues(FactSchema schema, Random random) {
        this.schema = schema;
        this.random = random;
    }

    /**
     * @param range what the value must keep to; null for a literal or parameter
     */
    Object of(Type type, @Nullable Range range) {
        return switch (type) {
            case Type.Simple.BOOL -> random.nextBoolean();
            case Type.Simple.INT, Type.Simple.MONEY -> number(range);
            case Type.Simple.DATE -> day(range);
            case Type.Simple.REGION -> new Region(one(REGIONS));
            case Type.Simple.STRING -> one(TEXTS);
            case Type.Code(String list) -> one(codes(list));
            case Type.Codes(String list) -> {
                var some = new ArrayList<>(codes(list));
                some.removeIf(code -> random.nextBoolean());
                yield List.copyOf(some);
            }
            case Type.Tiers tiers -> table(tiers);
        };
    }

    /** Mostly without ends; else what it says nothing of must be refused. */
    private TierTable table(Type.Tiers type) {
        var starts = new TreeSet<Long>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            starts.add(Type.number(of(type.bound(), null)));
        }
        boolean open = random.nextInt(5) > 0;
        var rows = new ArrayList<TierTable.Row>();
        @Nullable Long from = open ? null : starts.removeFirst();
        for (long start : starts) {
            rows.add(new TierTable.Row(from, start - 1, (Long) of(type.value(), null)));
            from = start;
        }
        rows.add(new TierTable.Row(from, null, (Long) of(type.value(), null)));
        return new TierTable(rows);
    }

    private Object number(@Nullable Range range) {
        long number = one(NUMBERS);
        if (range == null) {
            return number;
        }
        return switch (random.nextInt(5)) {
            case 0 -> range.low();
            case 1 -> range.high();
            case 2 -> range.contains(number) ? number : range.low();
            default -> random.nextLong(range.low(), range.high() + 1);
        };
    }

    private Object day(@Nullable Range range) {
        LocalDate day = one(DAYS);
        if (range == null) {
            return day;
        }
        return switch (random.nextInt(6)) {
            case 0 -> LocalDate.ofEpochDay(range.low());
            case 1 -> LocalDate.ofEpochDay(range.high());
            case 2, 3 -> range.contains(day.toEpochDay()) ? day : LocalDate.ofEpochDay(range.low());
            default -> LocalDate.ofEpochDay(random.nextLong(range.low(), range.high() + 1));
        };
    }

    private List<String> codes(String list) {
        return List.copyOf(schema.codeList(list).labels().keySet());
    }

    private <T> T one(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
