package org.wengang.entitlement.setting;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.wengang.kernel.OrgPath;

/**
 * What an office decided, in force until it decides anew.
 *
 * @param organisation whose decision it is; it holds there and below
 * @param cashReviewFen a cash award above it, exclusive, needs a second reviewer; null for never
 * @param voucherReviewFen the same of a voucher
 * @param reviewDays working days for each step of a review; null for no due day
 * @param notice how long a notice runs at least; null for until the next day
 * @param publicDays days after its last day for which a notice stays public; null for ever
 */
public record Setting(
        OrgPath organisation,
        @Nullable Long cashReviewFen,
        @Nullable Long voucherReviewFen,
        @Nullable Integer reviewDays,
        @Nullable NoticeTime notice,
        @Nullable Integer publicDays,
        Instant setAt) {

    /**
     * How long a notice runs at least, counted from the day after it is published.
     *
     * @param isWorking whether only working days count
     */
    public record NoticeTime(int days, boolean isWorking) {}
}
