package org.wengang.policy.catalogue;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.wengang.engine.error.PolicyErrors;
import org.wengang.engine.policy.Parameter;
import org.wengang.engine.policy.PolicyFile;

/** Puts another text in the place of a draft's. */
public final class Redrafting {

    private final PolicyRepository repository;
    private final Rulebook rulebook;

    Redrafting(PolicyRepository repository, Rulebook rulebook) {
        this.repository = repository;
        this.rulebook = rulebook;
    }

    /**
     * What officers confirmed stays where the question is the same; a word given on another
     * question, or for another office, does not answer this one and is dropped.
     *
     * @param stored the draft, locked
     * @param changed of the same id; its text is a rule
     */
    public void replace(StoredPolicy stored, StoredPolicy changed, Instant now) {
        repository.updateDraft(changed, now);
        dropOutdatedConfirmations(stored, changed, rulebook.checked(changed).file());
    }

    private void dropOutdatedConfirmations(
            StoredPolicy stored, StoredPolicy draft, PolicyFile changed) {
        var id = stored.version().id();
        var before = parametersOf(stored);
        for (var name : repository.confirmations(id).keySet()) {
            var asked = before.get(name);
            var asksNow = changed.parameters().get(name);
            if (asked == null
                    || asksNow == null
                    || !isSameQuestion(asked, asksNow)
                    || !draft.version().organisation().equals(stored.version().organisation())) {
                repository.dropConfirmation(id, name);
            }
        }
    }

    /** Nothing where an older program stored what this one cannot read. */
    private Map<String, Parameter> parametersOf(StoredPolicy stored) {
        try {
            return rulebook.checked(stored).file().parameters();
        } catch (PolicyErrors unreadable) {
            return Map.of();
        }
    }

    private static boolean isSameQuestion(Parameter before, Parameter now) {
        return before.type().equals(now.type())
                && before.label().equals(now.label())
                && before.values().equals(now.values())
                && Objects.equals(before.open(), now.open());
    }
}
