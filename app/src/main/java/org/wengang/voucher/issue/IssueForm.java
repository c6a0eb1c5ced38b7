package org.wengang.voucher.issue;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wengang.entitlement.Forms;
import org.wengang.web.FormErrors;

/**
 * The terms an officer wrote.
 *
 * @param use {@code whole} or {@code partial}; empty while nothing is chosen, since the source
 *     leaves it open
 */
public record IssueForm(String firstDay, String lastDay, String use, String submission) {

    /** What a form leaves out is empty. */
    public IssueForm {
        firstDay = Objects.requireNonNullElse(firstDay, "");
        lastDay = Objects.requireNonNullElse(lastDay, "");
        use = Objects.requireNonNullElse(use, "");
        submission = Objects.requireNonNullElse(submission, "");
    }

    static final int MOST_DAYS = 366;

    /** What was written, without faults. */
    record Terms(LocalDate firstDay, LocalDate lastDay, boolean partial) {}

    /**
     * @param stated the last day the policy states; null where it states none
     */
    static IssueForm blank(LocalDate today, @Nullable LocalDate stated, String submission) {
        return new IssueForm(
                today.toString(), stated == null ? "" : stated.toString(), "", submission);
    }

    /** Empty if something is wrong, which then stands in {@code errors}. */
    Optional<Terms> terms(LocalDate today, @Nullable LocalDate stated, FormErrors errors) {
        var first = Forms.day(firstDay).orElse(null);
        var last = stated != null ? stated : Forms.day(lastDay).orElse(null);
        if (first == null || first.isBefore(today)) {
            errors.add("firstDay", "voucher.issue.fault.first-day", today);
        }
        if (last == null) {
            errors.add("lastDay", "voucher.issue.fault.day");
        } else if (first != null
                && (last.isBefore(first) || last.isAfter(first.plusDays(MOST_DAYS)))) {
            errors.add("lastDay", "voucher.issue.fault.last-day", MOST_DAYS);
        }
        if (!use.equals("whole") && !use.equals("partial")) {
            errors.add("use", "voucher.issue.fault.use");
        }
        return errors.hasErrors() || first == null || last == null
                ? Optional.empty()
                : Optional.of(new Terms(first, last, use.equals("partial")));
    }
}
