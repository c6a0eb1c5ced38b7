@NullMarked
package org.wengang.voucher.claim;

import org.jspecify.annotations.NullMarked;
