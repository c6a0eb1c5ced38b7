package org.wengang.engine.policy;

import org.jspecify.annotations.Nullable;
import org.wengang.engine.basis.Basis.Citation;
import org.wengang.engine.yaml.YamlText;

/**
 * What an eligible person gets.
 *
 * @param amount an expression of type money
 * @param cite the words the amount rests on
 * @param validUntil the date parameter that names a voucher's last day, inclusive; null for cash
 * @param redeem where a voucher may be spent; null for cash
 */
public record Benefit(
        Kind kind,
        YamlText amount,
        Citation cite,
        @Nullable String validUntil,
        @Nullable Redeem redeem) {

    /** In which form. */
    public enum Kind {
        CASH,
        VOUCHER
    }

    /** Where a voucher may be spent. */
    public enum Redeem {
        /** Only in the county that issued it. */
        ISSUING_COUNTY
    }
}
