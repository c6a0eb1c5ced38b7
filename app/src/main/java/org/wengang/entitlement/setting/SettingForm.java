package org.wengang.entitlement.setting;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.wengang.kernel.Ids;

/**
 * As typed.
 *
 * @param cash in yuan; empty for never
 * @param voucher in yuan; empty for never
 * @param days working days; empty for no due day
 * @param noticeDays how long a notice runs at least; empty for until the next day
 * @param noticeKind {@code working} or {@code calendar}
 * @param publicDays after the last day; empty for ever
 * @param submission id made with the form
 */
public record SettingForm(
        String cash,
        String voucher,
        String days,
        String noticeDays,
        String noticeKind,
        String publicDays,
        String submission) {

    /**
     * @param setting null where the office decided nothing yet
     */
    static SettingForm of(@Nullable Setting setting) {
        var submission = Ids.newId().toString();
        if (setting == null) {
            return new SettingForm("", "", "", "", "working", "", submission);
        }
        var notice = setting.notice();
        return new SettingForm(
                yuan(setting.cashReviewFen()),
                yuan(setting.voucherReviewFen()),
                number(setting.reviewDays()),
                notice == null ? "" : Integer.toString(notice.days()),
                notice != null && !notice.isWorking() ? "calendar" : "working",
                number(setting.publicDays()),
                submission);
    }

    private static String number(@Nullable Integer days) {
        return days == null ? "" : days.toString();
    }

    private static String yuan(@Nullable Long fen) {
        return fen == null ? "" : BigDecimal.valueOf(fen, 2).toPlainString();
    }
}
