package org.wengang.entitlement.payment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.schema.Label;
import org.wengang.kernel.OrgPath;
import org.wengang.web.component.Tone;

/**
 * Awards paid by one file.
 *
 * @param madeBy may not release it
 * @param release null until a second officer let it go
 * @param withdrawnReason why it never went; null if it was not taken back
 * @param returned what the bank did with its lines
 * @param paidOn the day the last line was settled; null until every line is
 */
public record PaymentBatch(
        UUID id,
        OrgPath organisation,
        UUID policyVersionId,
        String policyCode,
        Label policyTitle,
        Instant madeAt,
        UUID madeBy,
        LocalDate madeOn,
        int lineCount,
        long totalFen,
        @Nullable Release release,
        @Nullable String withdrawnReason,
        Returned returned,
        @Nullable LocalDate paidOn) {

    /**
     * That it went to the bank.
     *
     * @param payerLast4 the end of the account the money is taken from
     */
    public record Release(UUID by, Instant at, String payer, String payerLast4, String payerBank) {}

    /** How many lines were paid and how many came back, and how much together. */
    public record Returned(int paid, long paidFen, int bounced, long bouncedFen) {

        static final Returned NOTHING = new Returned(0, 0, 0, 0);
    }

    /** How far it is. */
    public enum Stage {
        /** A second officer must let it go. */
        MADE(Tone.WARNING),
        /** With the bank. */
        RELEASED(Tone.INFO),
        /** Every line was paid or came back. */
        SETTLED(Tone.GOOD),
        /** Taken back before it went; its awards may go into another one. */
        WITHDRAWN(Tone.NEUTRAL);

        private final Tone tone;

        Stage(Tone tone) {
            this.tone = tone;
        }

        public Tone tone() {
            return tone;
        }

        /** Key of its name for people. */
        public String key() {
            return "entitlement.payment.stage." + name().toLowerCase(Locale.ROOT);
        }
    }

    public Stage stage() {
        if (withdrawnReason != null) {
            return Stage.WITHDRAWN;
        }
        if (release == null) {
            return Stage.MADE;
        }
        return outstanding() == 0 ? Stage.SETTLED : Stage.RELEASED;
    }

    /** How many lines nothing is known of; 0 when the bank has told of all. */
    public int outstanding() {
        return lineCount - returned.paid() - returned.bounced();
    }

    /** Sent, less what was paid, less what came back. */
    public long outstandingFen() {
        return totalFen - returned.paidFen() - returned.bouncedFen();
    }
}
