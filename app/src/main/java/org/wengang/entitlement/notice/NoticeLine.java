package org.wengang.entitlement.notice;

import org.jspecify.annotations.Nullable;

/**
 * A line of a public notice.
 *
 * @param maskedName surname and stars
 * @param employer null where the roster names none
 */
public record NoticeLine(
        int number, String maskedName, @Nullable String employer, long amountFen) {}
