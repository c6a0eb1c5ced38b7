package org.wengang.voucher.card;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.schema.Label;
import org.wengang.voucher.merchant.PlaceKind;

/**
 * What a card is good for (R-HS-03, R-HS-04). It costs the place that gives it; nothing is paid.
 *
 * @param number within the kind of card, from 1
 * @param percentOff what is taken off a price, 1 to 99; null unless it is a discount
 * @param mostUses of one card; null for as often as needed
 * @param place which places give it
 */
public record Privilege(
        UUID id,
        int number,
        Label name,
        Gives gives,
        @Nullable Integer percentOff,
        @Nullable Integer mostUses,
        PlaceKind place) {

    /** In which way. */
    public enum Gives {
        FREE,
        /** A part of the price is taken off. */
        DISCOUNT,
        /** A fee is not asked for. */
        WAIVER;

        /** As forms and the database write it. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Empty if there is none. */
        public static Optional<Gives> ofCode(String code) {
            return Arrays.stream(values()).filter(gives -> gives.code().equals(code)).findFirst();
        }
    }

    /** Whether it can be used once more. */
    public boolean isLeft(int uses) {
        return mostUses == null || uses < mostUses;
    }
}
