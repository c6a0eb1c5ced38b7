package org.wengang.statistics.stays;

/**
 * Who stays on post, distinct people of one place and window.
 *
 * @param employers distinct, with whom they stay
 * @param local registered in the city of the office
 * @param outside registered elsewhere
 * @param unknown whose registered household is not known, or told in two ways; the three together
 *     are everybody
 */
public record StayFigures(long employers, long local, long outside, long unknown) {

    public static final StayFigures NONE = new StayFigures(0, 0, 0, 0);

    public long people() {
        return local + outside + unknown;
    }
}
