/** What merchants are owed for vouchers they took, and what becomes of vouchers nobody used. */
@NullMarked
package org.wengang.voucher.settlement;

import org.jspecify.annotations.NullMarked;
