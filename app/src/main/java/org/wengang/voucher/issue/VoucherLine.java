package org.wengang.voucher.issue;

import org.wengang.kernel.PartyName;

/**
 * A voucher of an issue as its page lists it.
 *
 * @param number within the issue, from 1
 */
public record VoucherLine(int number, PartyName name, String last4, long faceFen, long leftFen) {}
