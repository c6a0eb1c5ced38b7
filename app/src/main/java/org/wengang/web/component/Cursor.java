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

    /**
     * As a query gives it.
     *
     * @param after null if the query has none; likewise {@code before}
     */
    public static Cursor of(@Nullable Object after, @Nullable Object before) {
        return new Cursor(
                after == null ? null : after.toString(), before == null ? null : before.toString());
    }

    /** Whether the rows are read from the end towards the start. */
    public boolean backwards() {
        return after == null && before != null;
    }

    /** Null at the start. */
    public @Nullable String key() {
        return after != null ? after : before;
    }
}
