package org.wengang.entitlement.sample;

/**
 * How many to look at, so that the share of wrong ones is known with that confidence to within that
 * margin, whatever it is: Cochran's size for a share of one half, with the correction for a finite
 * population.
 */
final class SampleSize {

    private SampleSize() {}

    /**
     * @param population at least 1
     * @param confidence 90, 95 or 99 percent
     * @param margin in percent to either side, 1 to 20
     * @return from 1 to the population
     */
    static int of(int population, int confidence, int margin) {
        var z = deviations(confidence);
        var infinite = z * z / 4 / (margin / 100.0 * margin / 100.0);
        return (int)
                Math.min(
                        population, Math.ceil(infinite * population / (infinite + population - 1)));
    }

    /** Of the normal distribution, for both tails. */
    private static double deviations(int confidence) {
        return switch (confidence) {
            case 90 -> 1.645;
            case 95 -> 1.960;
            case 99 -> 2.576;
            default -> throw new IllegalArgumentException("No confidence of " + confidence + " %.");
        };
    }
}
