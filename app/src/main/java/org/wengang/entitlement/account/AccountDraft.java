package org.wengang.entitlement.account;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account as an officer states it, read and found to be in order.
 *
 * @param bankCode 12 digits; null: not stated
 * @param reason why another one is stated than before; null for none
 */
record AccountDraft(
        UUID subject,
        BankAccount account,
        String holder,
        String bank,
        @Nullable String bankCode,
        @Nullable String reason) {

    /** What became of a draft. */
    enum Outcome {
        /** The payee’s account from now on. */
        TAKEN,
        UNCHANGED,
        /** Noted; money goes there once another officer has confirmed it. */
        AWAITING,
        /** Not taken: another account stands, and no reason is given. */
        NO_REASON,
        /** Not taken: another change waits to be confirmed. */
        ALREADY_AWAITING
    }
}
