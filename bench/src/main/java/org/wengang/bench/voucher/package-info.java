/**
 * Vouchers in a crowd: how many are redeemed and claimed in a second, and whether the books agree.
 */
@NullMarked
package org.wengang.bench.voucher;

import org.jspecify.annotations.NullMarked;
