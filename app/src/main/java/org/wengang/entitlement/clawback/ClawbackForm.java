package org.wengang.entitlement.clawback;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wengang.entitlement.Forms;
import org.wengang.entitlement.clawback.Clawback.Instalment;
import org.wengang.kernel.Money;
import org.wengang.web.FormErrors;

/**
 * As typed.
 *
 * @param amount in yuan
 * @param parts how many instalments
 * @param firstDue day of the first one
 * @param submission id made with the form
 */
public record ClawbackForm(
        String amount, String parts, String firstDue, String reason, String submission) {

    /** What a form leaves out is empty. */
    public ClawbackForm {
        amount = Objects.requireNonNullElse(amount, "");
        parts = Objects.requireNonNullElse(parts, "");
        firstDue = Objects.requireNonNullElse(firstDue, "");
        reason = Objects.requireNonNullElse(reason, "");
        submission = Objects.requireNonNullElse(submission, "");
    }

    /** Read and found to be in order. */
    record Draft(long amountFen, List<Instalment> plan, String reason) {}

    /**
     * @param mostFen what may still be asked back
     * @param claimFen what is claimed, and so to be asked back; null where nothing is
     */
    Optional<Draft> read(
            long mostFen, @Nullable Long claimFen, LocalDate today, FormErrors errors) {
        var fen = Forms.fen(amount).stream().boxed().findFirst().filter(each -> each <= mostFen);
        if (fen.isEmpty()) {
            errors.add("amount", "entitlement.clawback.fault.amount", new Money(mostFen).yuan());
        } else if (claimFen != null && !claimFen.equals(fen.get())) {
            errors.add("amount", "entitlement.clawback.fault.claimed", new Money(claimFen).yuan());
        }
        var count =
                number(parts)
                        .filter(each ->
                                each >= 1
                                        && each <= Plan.MOST_INSTALMENTS
                                        && fen.orElse(Long.MAX_VALUE) >= each);
        if (count.isEmpty()) {
            errors.add("parts", "entitlement.clawback.fault.parts", Plan.MOST_INSTALMENTS);
        }
        var due = Forms.day(firstDue).filter(day -> !day.isBefore(today));
        if (due.isEmpty()) {
            errors.add("firstDue", "entitlement.clawback.fault.first-due");
        }
        Forms.checkReason("reason", reason, errors);
        return errors.hasErrors()
                ? Optional.empty()
                : Optional.of(
                        new Draft(
                                fen.orElseThrow(),
                                Plan.of(fen.orElseThrow(), count.orElseThrow(), due.orElseThrow()),
                                reason.strip()));
    }

    private static Optional<Integer> number(String text) {
        try {
            return Optional.of(Integer.parseInt(text.strip()));
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }
}
