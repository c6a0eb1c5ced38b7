package org.wengang.voucher.till;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.wengang.kernel.Money;
import org.wengang.kernel.OrgPath;
import org.wengang.kernel.Refused;
import org.wengang.voucher.VoucherProblem;

/**
 * A voucher as a till sees it: why it cannot be spent so. The database decides whether it can.
 *
 * @param organisation the county it holds in
 * @param firstDay of its use; lastDay inclusive
 * @param isVoid whether what is left was found expired
 * @param isStopped whether it was stopped, or its award corrected so that nothing is left
 */
public record SpendableVoucher(
        UUID id,
        OrgPath organisation,
        long leftFen,
        LocalDate firstDay,
        LocalDate lastDay,
        boolean partial,
        boolean isVoid,
        boolean isStopped) {

    /**
     * What forbids any spending; empty where nothing does.
     *
     * @param office whose list the merchant stands on
     */
    Optional<Refused> refusal(OrgPath office, LocalDate day) {
        if (!office.contains(organisation)) {
            return Optional.of(new Refused(VoucherProblem.ELSEWHERE));
        }
        if (isStopped) {
            return Optional.of(new Refused(VoucherProblem.STOPPED));
        }
        if (day.isBefore(firstDay)) {
            return Optional.of(new Refused(VoucherProblem.NOT_YET, firstDay));
        }
        if (isVoid || day.isAfter(lastDay)) {
            return Optional.of(new Refused(VoucherProblem.EXPIRED, lastDay));
        }
        return leftFen == 0 ? Optional.of(new Refused(VoucherProblem.USED_UP)) : Optional.empty();
    }

    /** Likewise, or forbids spending so much of it. */
    Optional<Refused> refusal(OrgPath office, LocalDate day, long amountFen) {
        return refusal(office, day)
                .or(() -> {
                    if (!partial && amountFen != leftFen) {
                        return Optional.of(
                                new Refused(VoucherProblem.WHOLE_ONLY, new Money(leftFen)));
                    }
                    return amountFen > leftFen
                            ? Optional.of(new Refused(VoucherProblem.TOO_MUCH, new Money(leftFen)))
                            : Optional.empty();
                });
    }
}
