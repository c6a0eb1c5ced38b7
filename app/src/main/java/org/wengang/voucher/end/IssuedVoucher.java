package org.wengang.voucher.end;

import java.time.LocalDate;
import java.util.UUID;
import org.wengang.kernel.PartyName;

/**
 * A voucher of an award, as officers look at it.
 *
 * @param policyVersionId whose pool paid it
 * @param number within the issue, from 1
 * @param reducedFen never to be spent, because the award was corrected down
 * @param firstDay of its use; lastDay inclusive
 * @param isVoid whether what is left cannot be spent any more
 * @param isStopped whether that is because it was stopped
 */
public record IssuedVoucher(
        UUID id,
        UUID issue,
        UUID policyVersionId,
        String policyCode,
        int number,
        PartyName name,
        String last4,
        long faceFen,
        long leftFen,
        long reducedFen,
        LocalDate firstDay,
        LocalDate lastDay,
        boolean isVoid,
        boolean isStopped) {

    public long spentFen() {
        return faceFen - reducedFen - leftFen;
    }

    /** Whether there is something to stop. */
    public boolean isStoppable() {
        return !isVoid && leftFen > 0;
    }
}
