package org.wengang.policy.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wengang.policy.Confirmation;
import org.wengang.policy.PolicyVersion;
import org.wengang.policy.words.Passage;

/**
 * A policy as its page shows it, in the user's language.
 *
 * @param organisation what the office that answers for it is called
 * @param authority who decided on it
 * @param clauses all of which must hold, in the order of the file
 * @param amount the formula, as a clause after the others
 * @param parties who has which part in it, a sentence each
 * @param benefit in which form, and until when a voucher can be used
 * @param limits what holds between awards, a sentence each
 * @param mayDecide whether this officer confirms parameters and issues
 */
public record PolicySheet(
        PolicyVersion version,
        String title,
        String organisation,
        String authority,
        List<Passage> passages,
        List<RuleLine> clauses,
        RuleLine amount,
        List<String> parties,
        String benefit,
        List<String> limits,
        List<ParameterLine> parameters,
        List<CaseLine> cases,
        boolean mayDecide) {

    public PolicySheet {
        passages = List.copyOf(passages);
        clauses = List.copyOf(clauses);
        parties = List.copyOf(parties);
        limits = List.copyOf(limits);
        parameters = List.copyOf(parameters);
        cases = List.copyOf(cases);
    }

    /**
     * A condition.
     *
     * @param number from 1; the same as beside the cited words
     * @param words of the source
     * @param sentence the expression in words, with the values that hold now
     */
    public record RuleLine(int number, String id, String label, String words, String sentence) {}

    /**
     * A value the rule uses.
     *
     * @param values of the file with their first days where there are several; empty if it has none
     * @param words of the source; null where it says nothing
     * @param open what the source leaves open; null where it is settled
     * @param confirmed the officer's word; null while there is none
     * @param confirmedValue that word for people; null while there is none
     */
    public record ParameterLine(
            String name,
            String label,
            List<String> values,
            @Nullable String words,
            @Nullable String open,
            @Nullable Confirmation confirmed,
            @Nullable String confirmedValue) {

        public ParameterLine {
            values = List.copyOf(values);
        }

        public boolean isUnconfirmed() {
            return open != null && confirmed == null;
        }
    }

    /**
     * An example.
     *
     * @param number from 1
     * @param given what is known of the person
     * @param with parameters that differ from the file, a sentence each
     * @param actual what came out instead; null if it is as expected
     */
    public record CaseLine(
            int number,
            String name,
            List<String> given,
            List<String> with,
            String expected,
            @Nullable String actual) {

        public CaseLine {
            given = List.copyOf(given);
            with = List.copyOf(with);
        }
    }

    public long unconfirmed() {
        return parameters.stream().filter(ParameterLine::isUnconfirmed).count();
    }

    /** Examples that do not come out as they say. */
    public long failing() {
        return cases.stream().filter(each -> each.actual() != null).count();
    }
}
