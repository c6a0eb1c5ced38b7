package org.wengang.registry.listing;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.wengang.web.component.Pager;

/**
 * One page of a list that is sorted by descending key, and the way to its neighbours.
 *
 * @param next key of the last row if more follow, for programs; null at the end
 */
public record Slice<T>(List<T> rows, Pager pager, @Nullable UUID next) {

    public static final int ROWS = 50;

    public Slice {
        rows = List.copyOf(rows);
    }

    /**
     * Which page of a list is asked for.
     *
     * @param olderThan the page after this key; null for the first page
     * @param newerThan the page before this key; null unless that is asked for
     */
    public record Place(@Nullable UUID olderThan, @Nullable UUID newerThan) {}

    /** A sorted list that can be entered anywhere; both answer in descending order. */
    public interface Source<T> {

        /**
         * @param key null for the beginning
         */
        List<T> olderThan(@Nullable UUID key, int most);

        /** The rows next above the key. */
        List<T> newerThan(UUID key, int most);
    }

    /**
     * @param path of the list, with whatever query it has; {@code older=…} or {@code newer=…} is
     *     added
     */
    public static <T> Slice<T> of(
            Source<T> source, Place place, Function<T, UUID> key, String path) {
        var newerThan = place.newerThan();
        boolean isBackwards = newerThan != null;
        var found =
                newerThan == null
                        ? source.olderThan(place.olderThan(), ROWS + 1)
                        : source.newerThan(newerThan, ROWS + 1);
        boolean isMore = found.size() > ROWS;
        var rows =
                !isMore ? found : isBackwards ? found.subList(1, ROWS + 1) : found.subList(0, ROWS);
        if (rows.isEmpty()) {
            return new Slice<>(rows, new Pager(null, null), null);
        }
        boolean isFirst = isBackwards ? !isMore : place.olderThan() == null;
        boolean isLast = !isBackwards && !isMore;
        var link = path + (path.contains("?") ? "&" : "?");
        var last = key.apply(rows.getLast());
        return new Slice<>(
                rows,
                new Pager(
                        isFirst ? null : link + "newer=" + key.apply(rows.getFirst()),
                        isLast ? null : link + "older=" + last),
                isLast ? null : last);
    }
}
