/**
 * Pays what was approved, published and not contested: a batch, its file, and the day the bank
 * paid.
 *
 * <p>An award is in one batch at most, and whoever approved it does not pay it (decision 0010).
 */
@NullMarked
package org.wengang.entitlement.payment;

import org.jspecify.annotations.NullMarked;
