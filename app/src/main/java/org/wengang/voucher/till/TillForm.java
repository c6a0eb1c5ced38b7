package org.wengang.voucher.till;

import java.util.Objects;
import java.util.OptionalLong;
import org.wengang.entitlement.Forms;
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
        var fen = Forms.fen(amount);
        if (fen.isEmpty()) {
            errors.add("amount", "voucher.fault.amount");
        }
        return fen;
    }
}
