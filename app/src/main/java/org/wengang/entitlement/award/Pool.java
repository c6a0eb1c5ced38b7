package org.wengang.entitlement.award;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The money of a policy, in fen.
 *
 * @param amountFen null if the policy states no limit
 * @param committedFen held by awards from proposed to approved, paid ones included
 * @param earlierFen committed by former versions of the policy
 * @param leftFen what may still be committed; null for no limit
 */
public record Pool(
        UUID policyVersionId,
        @Nullable Long amountFen,
        long committedFen,
        long paidFen,
        long earlierFen,
        @Nullable Long leftFen) {}
