package org.wengang.entitlement.budget;

import org.wengang.entitlement.award.PolicyName;
import org.wengang.entitlement.award.Pool;

/**
 * A policy’s money at a glance.
 *
 * @param waiting awards that wait for money, with what they want in fen
 */
public record PoolLine(PolicyName policy, Pool pool, long waiting, long waitingFen) {

    /** From this share of what was appropriated on, somebody should look at it. */
    private static final int NEARLY_ALL_PERCENT = 90;

    /** Of the appropriated money that is committed, rounded down; 0 if no limit is stated. */
    public int committedPercent() {
        var amount = pool.amountFen();
        if (amount == null) {
            return 0;
        }
        return amount == 0
                ? 100
                : (int) Math.min(100, (amount - left()) / Math.max(1, amount / 100));
    }

    private long left() {
        var left = pool.leftFen();
        return left == null ? 0 : left;
    }

    /** Whether awards wait, or will soon. */
    public boolean isShort() {
        return waiting > 0 || committedPercent() >= NEARLY_ALL_PERCENT;
    }
}
