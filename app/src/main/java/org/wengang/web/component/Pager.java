package org.wengang.web.component;

import org.jspecify.annotations.Nullable;

/**
 * Keyset paging: links to the neighbours, no page numbers, no counting of what nobody reads.
 *
 * @param previous path with query; null on the first page
 * @param next path with query; null on the last page
 */
public record Pager(@Nullable String previous, @Nullable String next) {

    /** Whether there is anywhere to go. */
    public boolean needed() {
        return previous != null || next != null;
    }
}
