package org.wengang.voucher.end;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wengang.kernel.PartyName;
import org.wengang.web.component.Tone;

/**
 * That a voucher shall be stopped.
 *
 * @param number of the voucher within its issue
 * @param name whose award it came of
 * @param reason in the officer’s words
 * @param isOwn whether whoever looks proposed it, and so may not decide
 * @param decision why it was decided so; null until decided
 * @param voidFen what became void by it; null unless accepted
 */
public record Stop(
        UUID id,
        UUID voucher,
        String policyCode,
        int number,
        PartyName name,
        String last4,
        Cause cause,
        String reason,
        State state,
        Instant proposedAt,
        boolean isOwn,
        @Nullable String decision,
        @Nullable Long voidFen) {

    /** Why. */
    public enum Cause {
        /** The slip was lost, or somebody else has the code. */
        LOST,
        /** The person has another award beside which this one may not stand. */
        DOUBLE,
        /** The award turned out not to be due. */
        CORRECTED,
        OTHER;

        /** As the database and the form write it: {@code lost}. */
        public String stored() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Key of its name for people. */
        public String key() {
            return "voucher.stop.cause." + stored();
        }

        static Cause of(String stored) {
            return valueOf(stored.toUpperCase(Locale.ROOT));
        }
    }

    /** How far it is. */
    public enum State {
        /** A second officer must decide. */
        PROPOSED(Tone.WARNING),
        /** The voucher is void. */
        ACCEPTED(Tone.GOOD),
        REFUSED(Tone.NEUTRAL),
        /** Of a lost slip: the voucher has another code, and all that was left. */
        REPLACED(Tone.GOOD);

        private final Tone tone;

        State(Tone tone) {
            this.tone = tone;
        }

        public Tone tone() {
            return tone;
        }

        /** As the database writes it: {@code proposed}. */
        public String stored() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Key of its name for people. */
        public String key() {
            return "voucher.stop.state." + stored();
        }

        static State of(String stored) {
            return valueOf(stored.toUpperCase(Locale.ROOT));
        }
    }
}
