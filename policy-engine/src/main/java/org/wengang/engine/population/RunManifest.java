package org.wengang.engine.population;

import org.jspecify.annotations.Nullable;
import org.wengang.engine.policy.Verdict;

/**
 * What a run over a population proves, the same on every engine: counts, the sum and a hash of
 * every row. Parts of a population add up in any order.
 *
 * @param rows everyone decided on
 * @param eligible those with the verdict ELIGIBLE
 * @param sumFen what these would get
 * @param hash the sum of the rows' hashes
 */
public record RunManifest(long rows, long eligible, long sumFen, long hash) {

    public static final RunManifest EMPTY = new RunManifest(0, 0, 0, 0);

    private static final long PRIME = 1_000_000_007;

    /**
     * With one more row.
     *
     * @param key a number of the person, the same on every engine
     * @param amountFen null if unknown
     * @param trueBits bit i is set if clause i is true
     * @param unknownBits bit i is set if clause i is unknown
     */
    public RunManifest with(
            long key, Verdict verdict, @Nullable Long amountFen, long trueBits, long unknownBits) {
        long paid = verdict == Verdict.ELIGIBLE && amountFen != null ? amountFen : 0;
        return new RunManifest(
                rows + 1,
                eligible + (verdict == Verdict.ELIGIBLE ? 1 : 0),
                Math.addExact(sumFen, paid),
                hash + rowHash(key, amountFen, trueBits, unknownBits));
    }

    /** Of two parts together. */
    public RunManifest plus(RunManifest other) {
        return new RunManifest(
                rows + other.rows,
                eligible + other.eligible,
                Math.addExact(sumFen, other.sumFen),
                hash + other.hash);
    }

    /**
     * The hash of a row: its numbers, each modulo 1,000,000,007 and times 31, 7, 17 or 13, added up
     * and taken modulo the same; an unknown amount counts as -1. The sign is the dividend's.
     */
    public static long rowHash(
            long key, @Nullable Long amountFen, long trueBits, long unknownBits) {
        long amount = amountFen == null ? -1 : amountFen;
        return (key % PRIME * 31
                        + amount % PRIME * 7
                        + trueBits % PRIME * 17
                        + unknownBits % PRIME * 13)
                % PRIME;
    }

    /** The same as SQL over bigint expressions; the amount may be null. */
    public static String rowHashSql(
            String key, String amountFen, String trueBits, String unknownBits) {
        return "mod(mod(%s, %5$d) * 31 + mod(coalesce(%s, -1), %5$d) * 7 + mod(%s, %5$d) * 17 + mod(%s, %5$d) * 13, %5$d)"
                .formatted(key, amountFen, trueBits, unknownBits, PRIME);
    }
}
