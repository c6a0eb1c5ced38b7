package org.wengang.entitlement.payment;

import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wengang.kernel.PartyName;
import org.wengang.web.component.Tone;

/**
 * A line of a batch as pages show it.
 *
 * @param name of who is paid
 * @param idLast4 of the identity number, or of the credit code of an organisation
 * @param accountLast4 null for batches from before there were accounts
 * @param settledOn the day the bank paid it or gave it back; null until then
 * @param bounceReason in the bank’s words; null unless it came back
 */
public record PaymentLine(
        UUID id,
        int number,
        UUID award,
        UUID subject,
        PartyName name,
        String idLast4,
        @Nullable String accountLast4,
        long amountFen,
        State state,
        @Nullable LocalDate settledOn,
        @Nullable String bounceReason) {

    /** What became of it. */
    public enum State {
        OPEN(Tone.INFO),
        PAID(Tone.GOOD),
        /** Came back; the award may go into another batch. */
        BOUNCED(Tone.BAD),
        /** Its batch never went. */
        WITHDRAWN(Tone.NEUTRAL);

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
            return "entitlement.payment.state." + stored();
        }

        public static State of(String stored) {
            return valueOf(stored.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * Key of what became of it, for people.
     *
     * @param isReleased whether its batch is: before that no bank has been asked
     */
    public String key(boolean isReleased) {
        return state == State.OPEN && !isReleased
                ? "entitlement.payment.state.unreleased"
                : state.key();
    }
}
