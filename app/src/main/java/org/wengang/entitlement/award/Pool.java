package org.wengang.entitlement.award;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The money of a policy, in fen.
 *
 * @param amountFen null if the policy states no limit
 * @param committedFen held by proposed, returned and approved awards, paid ones included
 */
public record Pool(
        UUID policyVersionId, @Nullable Long amountFen, long committedFen, long paidFen) {

    /** Null for no limit. */
    public @Nullable Long leftFen() {
        return amountFen == null ? null : amountFen - committedFen;
    }
}
