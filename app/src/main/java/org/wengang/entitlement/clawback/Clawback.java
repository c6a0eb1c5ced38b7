package org.wengang.entitlement.clawback;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wengang.kernel.PartyName;
import org.wengang.web.component.Tone;

/**
 * Money asked back of a paid line, or of what was spent of a voucher.
 *
 * @param subject the record the award is about
 * @param amountFen asked back in all
 * @param receivedFen of it, what came
 * @param decision why it was decided so; null until decided
 * @param isOwn whether the officer who looks proposed it, and so may not decide
 * @param waiverReason why the rest shall not come back; null where nobody proposed so
 * @param isOwnWaiver whether the officer who looks proposed that
 */
public record Clawback(
        UUID id,
        UUID award,
        UUID subject,
        UUID policyVersionId,
        String policyCode,
        PartyName name,
        String idLast4,
        long amountFen,
        long receivedFen,
        String reason,
        State state,
        Instant proposedAt,
        @Nullable String decision,
        boolean isOwn,
        @Nullable String waiverReason,
        boolean isOwnWaiver) {

    public long outstandingFen() {
        return amountFen - receivedFen;
    }

    /** How far it is. */
    public enum State {
        /** A second officer must decide. */
        PROPOSED(Tone.WARNING),
        OPEN(Tone.INFO),
        REFUSED(Tone.NEUTRAL),
        /** All of it came back. */
        SETTLED(Tone.GOOD),
        /** Two officers agreed that the rest of it does not come back. */
        WAIVED(Tone.NEUTRAL);

        private final Tone tone;

        State(Tone tone) {
            this.tone = tone;
        }

        public Tone tone() {
            return tone;
        }

        /** As the database writes it: {@code open}. */
        public String stored() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Key of its name for people. */
        public String key() {
            return "entitlement.clawback.state." + stored();
        }

        static State of(String stored) {
            return valueOf(stored.toUpperCase(Locale.ROOT));
        }
    }

    /** By when how much shall come back. */
    public record Instalment(int number, LocalDate dueOn, long amountFen) {}

    /**
     * Money that came.
     *
     * @param reference number of the bank’s slip
     */
    public record Receipt(LocalDate receivedOn, long amountFen, String reference) {}

    /** A clawback with its plan and what came of it, each in order. */
    public record Whole(Clawback clawback, List<Instalment> plan, List<Receipt> receipts) {}
}
