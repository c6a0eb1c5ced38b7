package org.wengang.policy.authoring.trial;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wengang.web.FormErrors;
import org.wengang.web.component.Choice;
import org.wengang.web.component.Tone;

/**
 * One person tried against a text, in the user's language.
 *
 * @param facts what the rule asks of the person
 * @param values what the source leaves open, as confirmed or proposed, to be tried otherwise
 * @param outcome null before anybody was tried, and where it cannot be said
 * @param why it cannot be said; null where it can
 */
public record Trial(
        List<Field> facts,
        List<Field> values,
        FormErrors errors,
        @Nullable Outcome outcome,
        @Nullable String why) {

    public Trial {
        facts = List.copyOf(facts);
        values = List.copyOf(values);
    }

    /**
     * @param kind money, int, date, region, bool, code, codes or tiers
     * @param choices empty where it is written freely
     * @param value as typed; empty is unknown
     */
    public record Field(
            String name, String kind, String label, List<Choice> choices, String value) {

        public Field {
            choices = List.copyOf(choices);
        }
    }

    /**
     * @param amount null where there is none
     * @param settling what would settle it, a sentence each; empty where nothing is open
     * @param nearest what a refusal by one clause turned on, a sentence each
     */
    public record Outcome(
            Tone tone,
            String verdict,
            @Nullable String amount,
            List<Line> lines,
            List<String> settling,
            List<String> nearest) {

        public Outcome {
            lines = List.copyOf(lines);
            settling = List.copyOf(settling);
            nearest = List.copyOf(nearest);
        }
    }

    /**
     * A clause, or the amount.
     *
     * @param mark ✓ ✗ ?
     * @param truth the same in words
     * @param seen the values it looked at
     */
    public record Line(
            String mark, String truth, Tone tone, String label, String words, List<String> seen) {

        public Line {
            seen = List.copyOf(seen);
        }
    }
}
