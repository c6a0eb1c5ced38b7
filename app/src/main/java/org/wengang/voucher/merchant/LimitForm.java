package org.wengang.voucher.merchant;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wengang.entitlement.Forms;
import org.wengang.kernel.Money;
import org.wengang.web.FormErrors;

/**
 * What a merchant may take in a day, as an officer wrote it.
 *
 * @param mostADay yuan; empty for no limit
 * @param mostUses of one voucher; empty for no limit
 */
public record LimitForm(String mostADay, String mostUses) {

    private static final int MOST_USES = 1000;

    /** What a form leaves out is empty. */
    public LimitForm {
        mostADay = Objects.requireNonNullElse(mostADay, "");
        mostUses = Objects.requireNonNullElse(mostUses, "");
    }

    /** Null for no limit. */
    record Limits(@Nullable Long mostADayFen, @Nullable Integer mostUses) {}

    static LimitForm of(Merchant merchant) {
        var most = merchant.mostADayFen();
        return new LimitForm(
                most == null ? "" : new Money(most).yuan(),
                Objects.toString(merchant.mostUsesADay(), ""));
    }

    /** Worth nothing if something is wrong, which then stands in {@code errors}. */
    Limits limits(FormErrors errors) {
        return new Limits(amount(errors), uses(errors));
    }

    private @Nullable Long amount(FormErrors errors) {
        if (mostADay.isBlank()) {
            return null;
        }
        var fen = Forms.fen(mostADay);
        if (fen.isPresent()) {
            return fen.getAsLong();
        }
        errors.add("mostADay", "voucher.fault.amount");
        return null;
    }

    private @Nullable Integer uses(FormErrors errors) {
        if (mostUses.isBlank()) {
            return null;
        }
        var uses = Forms.count(mostUses, MOST_USES);
        if (uses.isPresent()) {
            return uses.getAsInt();
        }
        errors.add("mostUses", "voucher.merchant.fault.uses", MOST_USES);
        return null;
    }
}
