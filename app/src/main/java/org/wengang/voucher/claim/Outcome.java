package org.wengang.voucher.claim;

import org.wengang.voucher.VoucherCode;

/** What came of a claim. */
sealed interface Outcome {

    record Granted(VoucherCode code) implements Outcome {}

    /** It came before, and this is what came of it. */
    record Already(VoucherCode code) implements Outcome {}

    record SoldOut() implements Outcome {}

    /** Nobody of the register has that number and that name. */
    record Unknown() implements Outcome {}

    /** Not let go yet, not open yet, or over. */
    record Closed() implements Outcome {}
}
