package org.wengang.entitlement.hold;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wengang.kernel.PartyName;
import org.wengang.web.component.Tone;

/**
 * What speaks against paying to an account.
 *
 * @param payee whose account it is said to be
 * @param holder the name on the account
 * @param sharers how many payees have the number, in the whole system; null where that is not what
 *     is asked
 * @param isOwn whether the officer who looks stated the account, and so may not release it
 * @param reason why it was released or refused; null until decided
 */
public record Hold(
        UUID id,
        UUID account,
        UUID subject,
        Check check,
        PartyName payee,
        String holder,
        String bank,
        String last4,
        @Nullable Integer sharers,
        State state,
        Instant raisedAt,
        boolean isOwn,
        @Nullable String reason) {

    /** The named checks. */
    public enum Check {
        /** 同一账号多人: several payees have this number. */
        SAME_ACCOUNT,
        /** 户名不符: the holder has another name than who is paid. */
        PAYEE_DIFFERS;

        /** As the database writes it: {@code same-account}. */
        String stored() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Key of its name for people. */
        public String key() {
            return "entitlement.hold.check." + stored();
        }

        static Check of(String stored) {
            return valueOf(stored.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /** Whether money may go there. */
    public enum State {
        OPEN(Tone.WARNING),
        RELEASED(Tone.GOOD),
        /** Nothing is paid there until another account is stated. */
        REFUSED(Tone.BAD);

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
            return "entitlement.hold.state." + stored();
        }

        static State of(String stored) {
            return valueOf(stored.toUpperCase(Locale.ROOT));
        }
    }
}
