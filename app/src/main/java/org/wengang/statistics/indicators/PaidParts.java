package org.wengang.statistics.indicators;

/**
 * What the money of {@link Indicator#PAID} consists of, in fen.
 *
 * @param grossFen paid by the bank and handed out as vouchers
 * @param returnedFen of that, what was paid back, and what of vouchers is void
 * @param voucherFen what of the rest is vouchers
 */
public record PaidParts(long grossFen, long returnedFen, long voucherFen) {

    /** What the figure says: what went out and did not come back. */
    public long netFen() {
        return grossFen - returnedFen;
    }

    /** What of it is money. */
    public long cashFen() {
        return netFen() - voucherFen;
    }

    /** Whether some of it is money and some vouchers. */
    public boolean isOfBoth() {
        return voucherFen > 0 && cashFen() > 0;
    }
}
