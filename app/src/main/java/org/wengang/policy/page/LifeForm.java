package org.wengang.policy.page;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.wengang.web.FormErrors;

/**
 * What an officer typed for a step in the life of a policy.
 *
 * @param from the first day a later version decides
 * @param lastDay the last day a policy that is closed decides
 * @param reason why it is closed or sent back
 */
public record LifeForm(String from, String lastDay, String reason) {

    private static final int LONGEST_REASON = 500;

    static LifeForm empty(LocalDate today) {
        return new LifeForm(today.toString(), today.toString(), "");
    }

    /** Empty, with the fault added, if it is no day. */
    static Optional<LocalDate> day(String field, String text, FormErrors errors) {
        try {
            return Optional.of(LocalDate.parse(text.strip()));
        } catch (DateTimeParseException noDay) {
            errors.add(field, "policy.life.fault.day");
            return Optional.empty();
        }
    }

    void requireReason(FormErrors errors) {
        if (reason.isBlank()) {
            errors.add("reason", "policy.life.fault.reason");
        } else if (reason.length() > LONGEST_REASON) {
            errors.add("reason", "policy.life.fault.reason-long", LONGEST_REASON);
        }
    }
}
