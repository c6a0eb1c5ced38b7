package org.wengang.entitlement.sample;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wengang.kernel.PartyName;

/**
 * A spot check and how far it is.
 *
 * @param confidence in percent
 * @param margin in percent to either side
 * @param population approved awards there were to draw from
 * @param populationMark SHA-256 of their ids in order
 * @param size how many were drawn
 * @param inspected how many of them have a result
 * @param wrong how many of those are wrong
 */
public record SpotCheck(
        UUID id,
        String policyCode,
        String seed,
        int confidence,
        int margin,
        int population,
        String populationMark,
        int size,
        int inspected,
        int wrong,
        Instant drawnAt) {

    /**
     * An award that was drawn.
     *
     * @param inspector the account that was drawn for it
     * @param result {@code in_order} or {@code wrong}; null while nobody looked
     * @param note what was found; null for nothing to say
     * @param own whether whoever looks is the inspector
     */
    public record Line(
            int position,
            UUID award,
            PartyName name,
            String idLast4,
            long amountFen,
            UUID inspector,
            @Nullable String result,
            @Nullable String note,
            boolean own) {}
}
