/**
 * What a merchant does with vouchers: redeems them and takes that back, from a page or from its own
 * program.
 */
@NullMarked
package org.wengang.voucher.till;

import org.jspecify.annotations.NullMarked;
