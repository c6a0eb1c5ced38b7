package org.wengang.entitlement.budget;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wengang.kernel.Money;
import org.wengang.web.FormErrors;

/**
 * An appropriation as it is typed.
 *
 * @param amount in yuan, at most two decimals; a minus in front: taken back
 */
public record AppropriationForm(String amount, String document) {

    /** Below a million million yuan. */
    private static final long MOST_FEN = 99_999_999_999_999L;

    private static final int LONGEST_DOCUMENT = 200;

    static final AppropriationForm EMPTY = new AppropriationForm("", "");

    public AppropriationForm {
        amount = amount.strip();
        document = document.strip();
    }

    /** As a program says it; null where it left something out. */
    static AppropriationForm of(@Nullable Long fen, @Nullable String document) {
        return new AppropriationForm(
                fen == null ? "" : BigDecimal.valueOf(fen, 2).toPlainString(),
                document == null ? "" : document);
    }

    FormErrors errors() {
        var errors = FormErrors.none();
        if (fen().filter(fen -> fen != 0).isEmpty()) {
            errors.add("amount", "entitlement.budget.fault.amount");
        }
        if (document.isEmpty()) {
            errors.add("document", "entitlement.budget.fault.document");
        } else if (document.length() > LONGEST_DOCUMENT) {
            errors.add("document", "entitlement.fault.length", LONGEST_DOCUMENT);
        }
        return errors;
    }

    /** Empty if it is no amount. */
    Optional<Long> fen() {
        return Money.read(amount).map(Money::fen).filter(fen -> Math.abs(fen) <= MOST_FEN);
    }
}
