package org.wengang.web.refusal;

import org.jspecify.annotations.Nullable;

/**
 * Why the user does not get what was asked for, in the user's language.
 *
 * @param code of the problem, explained at {@code /problems/<code>}
 * @param reference under which a fault of ours stands in the log; null for anything else
 * @param again path to come back to and try again; null if there is none
 */
public record Trouble(
        int status,
        String code,
        String title,
        String text,
        @Nullable String reference,
        @Nullable String again) {}
