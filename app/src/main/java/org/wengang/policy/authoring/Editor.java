package org.wengang.policy.authoring;

import org.jspecify.annotations.Nullable;
import org.wengang.policy.PolicyVersion;
import org.wengang.policy.authoring.trial.Trial;

/**
 * The page a draft is written on.
 *
 * @param latest what was saved last
 * @param revision the officer began from
 * @param text as it stands in the field, saved or not
 * @param trial null where the text is no rule, so that nobody can be tried
 */
public record Editor(
        PolicyVersion policy,
        String title,
        DraftText latest,
        int revision,
        String text,
        Inspection inspection,
        @Nullable Trial trial) {

    /** Lines of the field: some more than the text has. */
    private static final int MORE_LINES = 4;

    Editor from(int seen) {
        return new Editor(policy, title, latest, seen, text, inspection, trial);
    }

    public boolean isSaved() {
        return text.equals(latest.text());
    }

    public static int rows(String text) {
        return (int) text.chars().filter(each -> each == '\n').count() + 1 + MORE_LINES;
    }

    /** 1 to the number of rows, a line each. */
    public static String numbers(String text) {
        var numbers = new StringBuilder();
        for (int i = 1; i <= rows(text); i++) {
            numbers.append(i).append('\n');
        }
        return numbers.toString();
    }
}
