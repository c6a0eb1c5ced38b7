/**
 * Pays what was approved, published and not contested: a batch, its file, and the day the bank
 * paid.
 *
 * <p>Source: domain.md W2, L27; peers.md §5, "never pay twice".
 */
@NullMarked
package org.wengang.entitlement.payment;

import org.jspecify.annotations.NullMarked;
