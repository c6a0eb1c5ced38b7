package org.wengang.engine.ledger;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has already.
 *
 * @param ofPolicy whether it is of the policy itself; else it is of another policy of its group
 * @param ofCampaign whether it is of the special action the run belongs to
 * @param month what it was for; null for what is of no month
 * @param isRefused whether a second person refused it: it counts as one of the times, and neither
 *     as an award of the group nor as a month or as money
 */
public record Award(
        Claimant claimant,
        boolean ofPolicy,
        boolean ofCampaign,
        @Nullable YearMonth month,
        long amountFen,
        boolean isRefused) {

    /** One that stands. */
    public Award(
            Claimant claimant,
            boolean ofPolicy,
            boolean ofCampaign,
            @Nullable YearMonth month,
            long amountFen) {
        this(claimant, ofPolicy, ofCampaign, month, amountFen, false);
    }

    /**
     * Three that may be one.
     *
     * @param person whom the benefit is for
     * @param subject what the row is about
     * @param payee to whom is paid
     */
    public record Claimant(String person, String subject, String payee) {

        /** A person who is also the subject of the row and is paid. */
        public static Claimant alone(String person) {
            return new Claimant(person, person, person);
        }
    }
}
