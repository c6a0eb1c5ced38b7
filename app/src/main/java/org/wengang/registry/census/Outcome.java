package org.wengang.registry.census;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What came of a contact. */
public enum Outcome {
    REACHED,
    NOT_REACHED,
    /** They did not want to answer. */
    REFUSED,
    /** The number is somebody else's, or nobody's. */
    WRONG_NUMBER;

    public String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Outcome> of(String stored) {
        return Arrays.stream(values()).filter(one -> one.stored().equals(stored)).findFirst();
    }
}
