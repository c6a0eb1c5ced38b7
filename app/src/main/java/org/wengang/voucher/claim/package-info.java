/**
 * Vouchers for whoever of the register comes first: a pool, one a person, granted in batches so
 * that a crowd is answered in time (scale.md §4).
 */
@NullMarked
package org.wengang.voucher.claim;

import org.jspecify.annotations.NullMarked;
