package org.wengang.policy.page;

import java.util.List;
import java.util.Optional;
import org.wengang.organisation.Divisions;
import org.wengang.web.FormErrors;

/**
 * An officer's answer to an open question, as typed.
 *
 * @param value several codes are parted by commas
 */
public record AnswerForm(String value, String note) {

    private static final int LONGEST_NOTE = 500;

    /** Filled with the last answer, else with the proposal. */
    static AnswerForm of(OpenQuestion question) {
        var confirmed = question.confirmed();
        return confirmed == null
                ? new AnswerForm(question.proposed(), "")
                : new AnswerForm(confirmed.value(), confirmed.note());
    }

    /** Whether that code was chosen. */
    public boolean has(String code) {
        return List.of(value.split(",")).contains(code);
    }

    /** The value as the policy file would write it; empty, with the fault added, if it is none. */
    Optional<String> read(OpenQuestion question, Divisions divisions, FormErrors errors) {
        if (note.length() > LONGEST_NOTE) {
            errors.add("note", "policy.answer.note-long", LONGEST_NOTE);
        }
        if (value.isBlank()) {
            errors.add("value", "policy.answer.empty." + question.kind(), question.label());
            return Optional.empty();
        }
        var read = question.value().read(value, divisions);
        if (read.isEmpty()) {
            errors.add("value", "policy.answer.wrong." + question.kind());
        }
        return read;
    }
}
