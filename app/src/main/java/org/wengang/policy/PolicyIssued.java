package org.wengang.policy;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wengang.kernel.OrgPath;

/**
 * A policy version has been issued; published inside the transaction that issues it.
 *
 * @param organisation whose policy it is
 * @param budgetFen what may be spent in all, in fen; null where the policy declares no budget
 */
public record PolicyIssued(
        UUID policyVersionId,
        OrgPath organisation,
        String code,
        int version,
        @Nullable Long budgetFen) {}
