package org.wengang.web.component;

import org.jspecify.annotations.Nullable;

/**
 * How far a long work has come.
 *
 * @param id of the element, unique on the page
 * @param done items worked off
 * @param total null while it is not known yet
 * @param running false once it ended, well or not
 * @param fragment path that answers with the {@code components/progress} fragment alone
 */
public record Progress(
        String id, long done, @Nullable Long total, boolean running, String fragment) {}
