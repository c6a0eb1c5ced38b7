package org.wengang.web.component;

import org.jspecify.annotations.Nullable;

/**
 * Where in a list a page of it begins: behind one row, before one row, or at the start if both are
 * null.
 *
 * @param after key of the row before the first one shown
 * @param before key of the row behind the last one shown; not used when {@code after} is given
 */
public record Cursor(@Nullable String after, @Nullable String before) {

    public static final Cursor START = new Cursor(null, null);

    /** Whether the rows are read from the end towards the start. */
    public boolean backwards() {
        return after == null && before != null;
    }

    /** Null at the start. */
    public @Nullable String key() {
        return after != null ? after : before;
    }
}
