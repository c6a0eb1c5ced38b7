/**
 * How vouchers end before they are spent: past their last day, stopped by two officers, or reduced
 * with the award they came of (decision 0037).
 */
@NullMarked
package org.wengang.voucher.end;

import org.jspecify.annotations.NullMarked;
