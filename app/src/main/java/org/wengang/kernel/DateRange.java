package org.wengang.kernel;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Days from {@code first} to {@code last}, both inclusive; never empty. */
public record DateRange(LocalDate first, LocalDate last) {

    /**
     * @throws IllegalArgumentException if {@code last} is before {@code first}
     */
    public DateRange {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("last day " + last + " is before first " + first);
        }
    }

    /** Number of days, at least 1. */
    public long days() {
        return ChronoUnit.DAYS.between(first, last) + 1;
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(last);
    }

    public boolean contains(DateRange other) {
        return contains(other.first) && contains(other.last);
    }

    public boolean overlaps(DateRange other) {
        return !first.isAfter(other.last) && !other.first.isAfter(last);
    }

    /** The days in both; empty when they have none in common. */
    public Optional<DateRange> common(DateRange other) {
        if (!overlaps(other)) {
            return Optional.empty();
        }
        return Optional.of(
                new DateRange(
                        first.isAfter(other.first) ? first : other.first,
                        last.isBefore(other.last) ? last : other.last));
    }
}
