package org.wengang.registry.census.work;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wengang.registry.FactHistory;
import org.wengang.registry.Worker;
import org.wengang.registry.census.AskedFact;

/**
 * What an officer sees of a person to be contacted: what is asked of them, and no more.
 *
 * @param missing questions whose answer is not known, in their order
 * @param known what is asked and known, with its former values
 * @param contacts the last one first
 * @param next the errand after this one; null at the end of the list
 */
public record Sheet(
        Errand errand,
        Worker worker,
        List<AskedFact> missing,
        List<FactHistory> known,
        List<Contact> contacts,
        @Nullable UUID next) {

    public Sheet {
        missing = List.copyOf(missing);
        known = List.copyOf(known);
        contacts = List.copyOf(contacts);
    }

    /** Whether something was written of what is known by now, so that a reason may be needed. */
    public boolean contradicts(ContactForm form) {
        return form.answers().keySet().stream().anyMatch(fact -> !asks(fact));
    }

    public boolean asks(AskedFact question) {
        return missing.contains(question);
    }
}
