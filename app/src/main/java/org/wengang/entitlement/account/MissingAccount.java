package org.wengang.entitlement.account;

import java.util.UUID;
import org.wengang.kernel.PartyName;

/**
 * An approved award that is not paid because nobody has stated an account.
 *
 * @param last4 of the number of the person or organisation
 */
public record MissingAccount(
        UUID award,
        UUID subject,
        String policyCode,
        PartyName name,
        String last4,
        long amountFen) {}
