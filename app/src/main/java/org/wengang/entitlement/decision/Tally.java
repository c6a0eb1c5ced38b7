package org.wengang.entitlement.decision;

import org.wengang.entitlement.determination.Verdict;

/** How many answers of a run have the same verdict and the same masks. */
public record Tally(Verdict verdict, long trueBits, long unknownBits, long count, long sumFen) {}
