/** Makes vouchers of awards that are due, and hands their codes to those who deliver them. */
@NullMarked
package org.wengang.voucher.issue;

import org.jspecify.annotations.NullMarked;
