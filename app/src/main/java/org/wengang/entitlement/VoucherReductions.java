package org.wengang.entitlement;

import java.util.UUID;

/** Vouchers that follow a correction of the awards they came of. */
public interface VoucherReductions {

    /**
     * Takes that much of the voucher of an award that an accepted correction took. What of it was
     * not spent can never be, and goes back to the pool; within the transaction of the correction,
     * which holds the pool.
     *
     * @param fen above zero
     * @return how much of it was spent already, and so remains to be paid back
     */
    long reduce(UUID award, long fen);
}
