package org.wengang.bench.money;

import java.util.random.RandomGenerator;

/** What is killed in a round. */
enum Blow {
    NOTHING("nothing killed"),
    APPLICATION("application killed"),
    /** The application lives on for a moment, and is killed then. */
    DATABASE("database killed"),
    BOTH("both killed");

    private final String words;

    Blow(String words) {
        this.words = words;
    }

    /** Nothing in two of five rounds. */
    static Blow any(RandomGenerator random) {
        return values()[Math.max(0, random.nextInt(values().length + 1) - 1)];
    }

    /** Whether requests may fail with it. */
    boolean hitsTheDatabase() {
        return this == DATABASE || this == BOTH;
    }

    @Override
    public String toString() {
        return words;
    }
}
