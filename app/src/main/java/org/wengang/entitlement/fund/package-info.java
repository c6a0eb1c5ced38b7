/**
 * Money of vouchers in the books of a pool: what nobody spent in time, and what is kept for whoever
 * comes first (decision 0036).
 */
@NullMarked
package org.wengang.entitlement.fund;

import org.jspecify.annotations.NullMarked;
