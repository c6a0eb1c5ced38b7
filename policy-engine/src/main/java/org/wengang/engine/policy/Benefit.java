package org.wengang.engine.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.basis.Basis.Citation;
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

    /** Where a voucher may be spent. */
    public enum Redeem {
        /** Only in the county that issued it. */
        ISSUING_COUNTY
    }
}
