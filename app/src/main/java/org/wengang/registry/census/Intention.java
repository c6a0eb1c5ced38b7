package org.wengang.registry.census;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody means to do over the festival and after it (domain.md L6). */
public enum Intention {
    /** Stay where they work (留岗过年). */
    STAY,
    /** Go home (返乡过年). */
    GO_HOME,
    /** Go out to work elsewhere (外出务工). */
    GO_OUT,
    /** Work near home (本地就业). */
    LOCAL,
    UNDECIDED;

    public String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it leads somewhere else. */
    public boolean leaves() {
        return this == GO_HOME || this == GO_OUT;
    }

    /** Whether it asks for work. */
    public boolean seeksWork() {
        return this == GO_OUT || this == LOCAL;
    }

    public static Optional<Intention> of(String stored) {
        return Arrays.stream(values()).filter(one -> one.stored().equals(stored)).findFirst();
    }
}
