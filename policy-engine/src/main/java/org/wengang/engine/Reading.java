package org.wengang.engine;

import org.jspecify.annotations.Nullable;
import org.wengang.engine.schema.Label;
import org.wengang.engine.schema.Type;

/**
 * A fact or parameter that a clause looked at.
 *
 * @param name of the fact or parameter
 * @param value null if unknown; else as {@link Type#value} makes it
 * @param text the value for people: labels for codes, yuan for money; a region stays a code
 */
public record Reading(
        Source source, String name, Type type, Label label, @Nullable Object value, Label text) {

    /** Where a value comes from. */
    public enum Source {
        FACT,
        PARAMETER
    }

    public boolean isKnown() {
        return value != null;
    }
}
