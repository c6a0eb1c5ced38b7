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
 * @param submission id made with the form
 */
public record SettingForm(String cash, String voucher, String days, String submission) {

    /**
     * @param setting null where the office decided nothing yet
     */
    static SettingForm of(@Nullable Setting setting) {
        var submission = Ids.newId().toString();
        return setting == null
                ? new SettingForm("", "", "", submission)
                : new SettingForm(
                        yuan(setting.cashReviewFen()),
                        yuan(setting.voucherReviewFen()),
                        setting.reviewDays() == null ? "" : setting.reviewDays().toString(),
                        submission);
    }

    private static String yuan(@Nullable Long fen) {
        return fen == null ? "" : BigDecimal.valueOf(fen, 2).toPlainString();
    }
}
