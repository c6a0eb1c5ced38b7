package org.wengang.registry.census.work;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.wengang.registry.census.AskedFact;

/**
 * A contact as the officer writes it down.
 *
 * @param key made with the form; the same form sent twice is one contact
 * @param way as stored; likewise the outcome
 * @param at the moment it took place, as the browser wrote it (ISO 8601); "" for now
 * @param answers by question, those that are not empty, as typed
 * @param fixed name of a known fact that is put right; "" for none
 * @param fixedTo its value, in the words of a roster
 * @param reason why it is put right
 * @param workerVersion of the worker the officer saw
 * @param errandVersion of the errand the officer saw
 */
public record ContactForm(
        String key,
        String way,
        String outcome,
        String at,
        String note,
        Map<AskedFact, String> answers,
        String fixed,
        String fixedTo,
        String reason,
        String workerVersion,
        String errandVersion) {

    static final ContactForm EMPTY =
            new ContactForm("", "phone", "", "", "", Map.of(), "", "", "", "", "");

    public ContactForm {
        note = note.strip();
        reason = reason.strip();
        fixedTo = fixedTo.strip();
        answers = Map.copyOf(answers);
    }

    /** What was typed; "" for nothing. */
    public String answer(AskedFact question) {
        return answers.getOrDefault(question, "");
    }

    /** Empty where the browser sent none of ours. */
    Optional<UUID> id() {
        return key.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                ? Optional.of(UUID.fromString(key))
                : Optional.empty();
    }

    /** Everything that was said, for telling one form from another; not the versions seen. */
    String said() {
        return String.join(
                "\u0000",
                way,
                outcome,
                note,
                new TreeMap<>(answers).toString(),
                fixed,
                fixedTo,
                reason);
    }

    static int number(String version) {
        return version.matches("[0-9]{1,9}") ? Integer.parseInt(version) : 0;
    }
}
