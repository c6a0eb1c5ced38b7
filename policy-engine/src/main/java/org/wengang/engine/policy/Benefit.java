package org.wengang.engine.policy;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.basis.Basis.Citation;
import org.wengang.engine.schema.Region;
import org.wengang.engine.yaml.YamlText;

/**
 * What an eligible person gets.
 *
 * @param amount an expression of type money
 * @param cite the words the amount rests on
 * @param alternatives forms the source allows in place of it; which one is recorded with the award
 * @param validUntil the date parameter that names a voucher's last day, inclusive; null where there
 *     is none
 * @param redeem where a voucher may be spent; null for what is no voucher
 */
public record Benefit(
        Kind kind,
        List<Kind> alternatives,
        YamlText amount,
        Citation cite,
        @Nullable String validUntil,
        @Nullable Redeem redeem) {

    public Benefit {
        alternatives = List.copyOf(alternatives);
    }

    /** In which form. */
    public enum Kind {
        CASH,
        E_RED_PACKET,
        VOUCHER,
        /** The amount is what the goods are worth. */
        GOODS,
        /** The amount is what need not be paid. */
        FEE_WAIVER
    }

    /**
     * Whether a voucher may be spent.
     *
     * @param values with the last day, where there is one
     * @param issuing the county whose voucher it is
     * @param merchant the county the merchant stands in
     * @throws IllegalStateException if this is no voucher, or its last day has no value
     */
    public Spending spending(
            ParameterValues values, LocalDate day, Region issuing, Region merchant) {
        if (redeem == null) {
            throw new IllegalStateException("Only a voucher is spent.");
        }
        if (validUntil != null) {
            @Nullable Object last = values.get(validUntil);
            if (last == null) {
                throw new IllegalStateException("No value for the parameter " + validUntil);
            }
            if (day.isAfter((LocalDate) last)) {
                return Spending.EXPIRED;
            }
        }
        return switch (redeem) {
            case ISSUING_COUNTY -> merchant.equals(issuing) ? Spending.ALLOWED : Spending.ELSEWHERE;
        };
    }

    /** What becomes of a voucher that is shown to a merchant. */
    public enum Spending {
        ALLOWED,
        /** Its last day is over. */
        EXPIRED,
        /** The merchant stands where it does not hold. */
        ELSEWHERE
    }

    /** Where a voucher may be spent. */
    public enum Redeem {
        /** Only in the county that issued it. */
        ISSUING_COUNTY
    }
}
