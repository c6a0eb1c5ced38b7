package org.wengang.registry.census;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wengang.registry.roster.RosterColumn;

/** What a census may ask of a person (domain.md L1, L6). */
public enum AskedFact {
    /** Whether they are here now: have not left, or have come back. */
    PRESENT(null),
    INTENTION(null),
    /** Where they go, of those who go. */
    DESTINATION(null),
    /** What work they look for, of those who work here or go out. */
    JOB_WANTED(null),
    MOBILE(RosterColumn.MOBILE),
    HUKOU(RosterColumn.HUKOU),
    HOME(RosterColumn.HOME),
    RESIDENCE(RosterColumn.RESIDENCE),
    HUKOU_NATURE(RosterColumn.HUKOU_NATURE),
    EMPLOYER_NAME(RosterColumn.EMPLOYER_NAME),
    USCC(RosterColumn.USCC),
    EMPLOYER_KIND(RosterColumn.EMPLOYER_KIND),
    WORKER_CATEGORY(RosterColumn.WORKER_CATEGORY),
    STAY_PLACE(RosterColumn.STAY_PLACE),
    STAY_FROM(RosterColumn.STAY_FROM),
    STAY_TO(RosterColumn.STAY_TO),
    ON_DUTY_DAYS(RosterColumn.ON_DUTY_DAYS);

    private final @Nullable RosterColumn column;

    AskedFact(@Nullable RosterColumn column) {
        this.column = column;
    }

    /** Empty for what rosters do not say. */
    public Optional<RosterColumn> column() {
        return Optional.ofNullable(column);
    }

    /** Its name in {@link org.wengang.registry.FactSource} and in the database. */
    public String fact() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether an answer of before this census no longer counts: people change their plans. */
    public boolean ages() {
        return column == null;
    }

    /** Empty for anything but a name of {@link #fact()}. */
    public static Optional<AskedFact> of(String fact) {
        return Arrays.stream(values()).filter(one -> one.fact().equals(fact)).findFirst();
    }
}
