package org.wengang.entitlement.account;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wengang.kernel.PartyName;

/**
 * An approved award that is not paid because nobody has stated an account, or because it came back
 * from the one that is stated.
 *
 * @param last4 of the number of the person or organisation
 * @param bounceReason why it came back, in the bank’s words; null where there is no account
 */
public record MissingAccount(
        UUID award,
        UUID subject,
        String policyCode,
        PartyName name,
        String last4,
        long amountFen,
        @Nullable String bounceReason) {}
