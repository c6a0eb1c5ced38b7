package org.wengang.entitlement.decision;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.Truth;
import org.wengang.entitlement.determination.Verdict;
import org.wengang.kernel.OrgPath;
import org.wengang.kernel.PersonName;

/**
 * The answer for one worker.
 *
 * @param workerVersion of the facts it was given on
 * @param currentVersion of the facts now; greater if something became known or changed since
 * @param employer null where the roster names none
 * @param trueBits bit i is set if clause i is true
 * @param unknownBits bit i is set if clause i is unknown
 * @param amountFen null where it is not known or not due
 * @param cutFen what a cap took off what the rule gives; null for nothing
 */
public record DecisionLine(
        UUID run,
        UUID worker,
        UUID person,
        int workerVersion,
        int currentVersion,
        PersonName name,
        String idLast4,
        @Nullable String employer,
        OrgPath organisation,
        Verdict verdict,
        long trueBits,
        long unknownBits,
        @Nullable Long amountFen,
        @Nullable Long cutFen) {

    /** What clause {@code index} was, from 0. */
    public Truth truth(int index) {
        if ((trueBits >> index & 1) == 1) {
            return Truth.TRUE;
        }
        return (unknownBits >> index & 1) == 1 ? Truth.UNKNOWN : Truth.FALSE;
    }

    /** Whether the facts are still those it was given on. */
    public boolean isCurrent() {
        return workerVersion == currentVersion;
    }
}
