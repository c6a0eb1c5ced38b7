package org.wengang.engine.contradiction;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.wengang.engine.language.PlaceTest;
import org.wengang.engine.schema.Region;

/** Regions that stand for all the others where only some are asked about. */
final class Places {

    private Places() {}

    /** Adds every region that the question names. */
    static void around(PlaceTest test, Set<Long> found) {
        found.add(test.region().number());
        test.apart().forEach(region -> found.add(region.number()));
        test.wider().forEach(region -> found.add(region.number()));
    }

    /**
     * The regions named, all around them, and beside each one that is not named: another county of
     * its prefecture, another prefecture of its province, another province.
     */
    static LongStream closed(Set<Long> named) {
        var all = new TreeSet<Long>();
        for (long number : named) {
            var region = new Region(Long.toString(number));
            for (Region.Level level : Region.Level.values()) {
                region.ancestor(level).ifPresent(around -> all.add(around.number()));
            }
        }
        var unnamed = new TreeSet<Long>();
        for (long number : all) {
            if (number % 10_000 == 0) {
                unnamed.add(other(all, number, 100));
            } else if (number % 100 == 0) {
                unnamed.add(other(all, number, 1));
            }
        }
        unnamed.add(other(all, 0, 10_000));
        return LongStream.concat(
                all.stream().mapToLong(Long::longValue),
                unnamed.stream().mapToLong(Long::longValue));
    }

    /** The last one within that has no name, {@code step} apart from each other. */
    private static long other(Set<Long> named, long within, int step) {
        return IntStream.iterate(99, i -> i > 9, i -> i - 1)
                .mapToLong(i -> within + (long) i * step)
                .filter(number -> !named.contains(number))
                .findFirst()
                .orElse(within + 99L * step);
    }
}
