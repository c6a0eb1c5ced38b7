/**
 * Money of policies: what was appropriated, committed and paid, as books in double entry, and the
 * appropriations that change it (decision 0029).
 *
 * <p>The books are written by the database alone, at every change of a pool.
 */
@NullMarked
package org.wengang.entitlement.budget;

import org.jspecify.annotations.NullMarked;
