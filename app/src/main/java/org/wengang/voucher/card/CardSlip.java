package org.wengang.voucher.card;

import org.wengang.voucher.VoucherCode;

/** What is printed and given to whoever the card is for. */
public record CardSlip(CardLine line, VoucherCode code) {}
