package org.wengang.policy.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wengang.policy.Confirmation;
import org.wengang.policy.PolicyVersion;
import org.wengang.policy.issue.OpenValue;
import org.wengang.policy.words.Passage;
import org.wengang.web.component.Choice;

/**
 * What a source leaves open, to be answered on a page of its own; in the user's language.
 *
 * @param open what is open
 * @param proposal of the file, for people; null if it makes none
 * @param proposed the same as a form field holds it; empty if there is none
 * @param usedBy the clauses that depend on the answer
 * @param choices empty where the answer is not one of a list
 * @param confirmed the last answer; null while there is none
 */
public record OpenQuestion(
        PolicyVersion policy,
        String policyTitle,
        String name,
        String label,
        String open,
        @Nullable String proposal,
        String proposed,
        List<String> usedBy,
        List<Passage> passages,
        OpenValue value,
        List<Choice> choices,
        @Nullable Confirmation confirmed) {

    public OpenQuestion {
        usedBy = List.copyOf(usedBy);
        passages = List.copyOf(passages);
        choices = List.copyOf(choices);
    }

    /** How the answer is put in: money, int, date, region, bool, code or codes. */
    public String kind() {
        var word = value.type().word();
        int list = word.indexOf('(');
        return list < 0 ? word : word.substring(0, list);
    }
}
