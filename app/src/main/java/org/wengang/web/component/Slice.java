package org.wengang.web.component;

import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.wengang.kernel.Refused;
import org.wengang.web.WebProblem;

/**
 * One page of a long list, with the way to its neighbours.
 *
 * @param rows in the order of the list
 */
public record Slice<T>(List<T> rows, Pager pager) {

    public Slice {
        rows = List.copyOf(rows);
    }

    /**
     * A page of what is in memory.
     *
     * @param key of a row, unique in the list
     * @throws Refused web-list-place-lost
     */
    public static <T> Slice<T> within(List<T> all, Cursor cursor, Function<T, String> key) {
        var after = cursor.after();
        var from = 0;
        if (after != null) {
            from = all.stream().map(key).toList().indexOf(after) + 1;
            if (from == 0) {
                throw new Refused(WebProblem.LIST_PLACE_LOST);
            }
        }
        return of(all.subList(from, all.size()), cursor.size(), cursor, key, query -> query);
    }

    /** Key of the last row where more follow; null at the end. */
    public <K> @Nullable K next(Function<T, K> key) {
        return pager.next() == null ? null : key.apply(rows.getLast());
    }

    /**
     * @param fetched the rows behind the cursor, or before it when it looks backwards, nearest
     *     first; one more than {@code size} if there are more
     * @param key of a row, unique in the list
     * @param path of the list with the query given, which is {@code after=…} or {@code before=…}
     */
    public static <T> Slice<T> of(
            List<T> fetched,
            int size,
            Cursor cursor,
            Function<T, String> key,
            UnaryOperator<String> path) {
        var more = fetched.size() > size;
        var rows = more ? fetched.subList(0, size) : fetched;
        if (cursor.backwards()) {
            rows = rows.reversed();
        }
        if (rows.isEmpty()) {
            return new Slice<>(rows, new Pager(null, null));
        }
        var earlier = cursor.backwards() ? more : cursor.after() != null;
        var later = cursor.backwards() || more;
        return new Slice<>(
                rows,
                new Pager(
                        earlier ? path.apply("before=" + key.apply(rows.getFirst())) : null,
                        later ? path.apply("after=" + key.apply(rows.getLast())) : null));
    }
}
