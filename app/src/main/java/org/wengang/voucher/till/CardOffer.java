package org.wengang.voucher.till;

import org.wengang.voucher.use.ShownCard.Standing;

/**
 * A privilege that a place may give for the card it looks at.
 *
 * @param key of the form: the same one sent twice uses once
 */
public record CardOffer(Standing standing, String key) {}
