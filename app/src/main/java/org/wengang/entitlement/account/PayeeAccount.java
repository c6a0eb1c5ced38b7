package org.wengang.entitlement.account;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account as pages show it, without its number.
 *
 * @param subject the record it was stated for
 * @param last4 of the number
 * @param bankCode of the branch in the payment system, 12 digits; null: not stated
 * @param reason why it was changed; null for the first one
 * @param isOwn whether the officer who looks stated it, and so may not confirm it
 */
public record PayeeAccount(
        UUID id,
        UUID subject,
        BankAccount.Kind kind,
        String holder,
        String last4,
        String bank,
        @Nullable String bankCode,
        AccountState state,
        @Nullable String reason,
        Instant statedAt,
        boolean isOwn) {}
