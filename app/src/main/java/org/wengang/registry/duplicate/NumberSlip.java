package org.wengang.registry.duplicate;

import java.util.Optional;

/** How one number differs from another by a slip of the pen. */
final class NumberSlip {

    private NumberSlip() {}

    /**
     * One digit wrong, or two neighbours swapped; empty for anything else, and for equal texts.
     *
     * @param one digits, as many as the other has
     */
    static Optional<Reason> between(CharSequence one, CharSequence other) {
        var first = nextDifference(one, other, 0);
        if (first == one.length()) {
            return Optional.empty();
        }
        var second = nextDifference(one, other, first + 1);
        if (second == one.length()) {
            return Optional.of(Reason.NUMBER_DIGIT);
        }
        var isSwapped =
                second == first + 1
                        && one.charAt(first) == other.charAt(second)
                        && one.charAt(second) == other.charAt(first)
                        && nextDifference(one, other, second + 1) == one.length();
        return isSwapped ? Optional.of(Reason.NUMBER_SWAP) : Optional.empty();
    }

    private static int nextDifference(CharSequence one, CharSequence other, int from) {
        var at = from;
        while (at < one.length() && one.charAt(at) == other.charAt(at)) {
            at++;
        }
        return at;
    }
}
