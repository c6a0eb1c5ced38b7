package org.wengang.voucher.till;

import java.util.Objects;
import java.util.OptionalLong;
import org.wengang.kernel.Money;
import org.wengang.web.FormErrors;

/**
 * What was typed at a till.
 *
 * @param amount yuan
 * @param key of the form: the same one sent twice redeems once
 */
public record TillForm(String code, String amount, String key) {

    /** What a form leaves out is empty. */
    public TillForm {
        code = Objects.requireNonNullElse(code, "");
        amount = Objects.requireNonNullElse(amount, "");
        key = Objects.requireNonNullElse(key, "");
    }

    /** In fen, more than 0; empty if it is wrong, which then stands in {@code errors}. */
    OptionalLong amountFen(FormErrors errors) {
        try {
            var fen = Money.yuan(amount.strip()).fen();
            if (fen > 0) {
                return OptionalLong.of(fen);
            }
        } catch (NumberFormatException | ArithmeticException noAmount) {
            // told below, as an amount of nothing is
        }
        errors.add("amount", "voucher.fault.amount");
        return OptionalLong.empty();
    }
}
