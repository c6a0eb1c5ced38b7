package org.wengang.statistics.indicators;

/**
 * An indicator counted for one place as of one day.
 *
 * @param persons distinct; organisations where those are what the policy is about
 * @param fen sum of their amounts
 */
public record Figure(long persons, long fen) {

    public static final Figure NONE = new Figure(0, 0);
}
