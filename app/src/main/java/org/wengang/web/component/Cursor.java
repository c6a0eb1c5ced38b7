package org.wengang.web.component;

import org.jspecify.annotations.Nullable;
import org.wengang.kernel.Refused;
import org.wengang.web.WebProblem;

/**
 * Where in a list a page of it begins: behind one row, before one row, or at the start if both are
 * null.
 *
 * @param after key of the row before the first one shown
 * @param before key of the row behind the last one shown; not used when {@code after} is given
 * @param size the most rows of the page
 */
public record Cursor(@Nullable String after, @Nullable String before, int size) {

    /** Rows on a page where nothing else is said. */
    public static final int SIZE = 50;

    /** The most a program may ask for at once. */
    public static final int MOST = 500;

    public static final Cursor START = new Cursor(null, null);

    public Cursor(@Nullable String after, @Nullable String before) {
        this(after, before, SIZE);
    }

    /**
     * As a query gives it.
     *
     * @param after null if the query has none; likewise {@code before}
     */
    public static Cursor of(@Nullable Object after, @Nullable Object before) {
        return new Cursor(
                after == null ? null : after.toString(), before == null ? null : before.toString());
    }

    /**
     * As a program gives it.
     *
     * @param limit 1 to {@value #MOST}
     * @throws Refused web-list-limit
     */
    public static Cursor from(@Nullable Object after, int limit) {
        if (limit < 1 || limit > MOST) {
            throw new Refused(WebProblem.LIST_LIMIT, MOST);
        }
        return new Cursor(after == null ? null : after.toString(), null, limit);
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
