package org.wengang.registry.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wengang.kernel.Refused;
import org.wengang.registry.RegistryProblem;

/**
 * A worker's place in an order.
 *
 * @param value by which it is sorted, as PostgreSQL writes it; null where it is not known
 */
record LedgerPosition(UUID id, @Nullable String value) {

    /**
     * A worker's id, after the moment of its last change where the list is sorted by that: it moves
     * with the next one. Names and employers are looked up by the id, addresses do not show them.
     */
    private static final Pattern KEY =
            Pattern.compile("(?:(\\d{1,17})~)?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

    /** What the address of the next page says of the last row. */
    static String key(LedgerSort sort, LedgerLine line) {
        return sort == LedgerSort.CHANGED
                ? ChronoUnit.MICROS.between(Instant.EPOCH, line.changedAt()) + "~" + line.id()
                : line.id().toString();
    }

    /**
     * @throws Refused registry-ledger-place-lost
     */
    static UUID id(String key) {
        var parts = KEY.matcher(key);
        if (!parts.matches()) {
            throw new Refused(RegistryProblem.LEDGER_PLACE_LOST);
        }
        return UUID.fromString(parts.group(2));
    }

    /** Null where the key holds no moment. */
    static @Nullable LedgerPosition changed(String key) {
        var parts = KEY.matcher(key);
        if (!parts.matches() || parts.group(1) == null) {
            return null;
        }
        var moment = Instant.EPOCH.plus(Long.parseLong(parts.group(1)), ChronoUnit.MICROS);
        return new LedgerPosition(UUID.fromString(parts.group(2)), moment.toString());
    }

    /**
     * A stretch of the list whose rows one statement reads in their order: those with a value, or
     * those without, from a position or from its beginning.
     *
     * @param known whether the rows have a value
     * @param from null for the beginning
     * @param falling whether it is read from the greatest down
     */
    record Part(LedgerSort sort, boolean known, @Nullable LedgerPosition from, boolean falling) {

        /** What is left of the list behind the position, or before it. */
        static List<Part> from(
                LedgerQuery query, @Nullable LedgerPosition position, boolean backwards) {
            var sort = query.sort();
            var falling = query.lastFirst() != backwards;
            var parts =
                    sort.mayBeUnknown()
                            ? backwards ? Stream.of(false, true) : Stream.of(true, false)
                            : Stream.of(true);
            if (position == null) {
                return parts.map(known -> new Part(sort, known, null, falling)).toList();
            }
            var here = position.value() != null;
            return parts.dropWhile(known -> known != here)
                    .map(known -> new Part(sort, known, known == here ? position : null, falling))
                    .toList();
        }

        String condition() {
            var compare = falling ? "<" : ">";
            if (from != null && sort == LedgerSort.ADDED) {
                return "w.worker_id " + compare + " :id";
            }
            if (from != null) {
                return known
                        ? "(%s, w.worker_id) %s (cast(:value as %s), :id)"
                                .formatted(sort.expression(), compare, sort.type())
                        : "%s is null and w.worker_id %s :id".formatted(sort.expression(), compare);
            }
            if (!sort.mayBeUnknown()) {
                return "true";
            }
            return sort.expression() + (known ? " is not null" : " is null");
        }

        String order() {
            var direction = falling ? " desc" : " asc";
            return sort == LedgerSort.ADDED
                    ? "w.worker_id" + direction
                    : sort.expression() + direction + ", w.worker_id" + direction;
        }

        Map<String, @Nullable Object> parameters() {
            var parameters = new HashMap<String, @Nullable Object>();
            if (from != null) {
                parameters.put("id", from.id());
                if (known && sort != LedgerSort.ADDED) {
                    parameters.put("value", from.value());
                }
            }
            return parameters;
        }
    }
}
