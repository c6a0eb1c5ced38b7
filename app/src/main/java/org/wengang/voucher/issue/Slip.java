package org.wengang.voucher.issue;

import org.wengang.voucher.VoucherCode;

/** What is cut out and given to whoever the voucher is for. */
public record Slip(VoucherLine line, VoucherCode code) {}
