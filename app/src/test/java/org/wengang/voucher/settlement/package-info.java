@NullMarked
package org.wengang.voucher.settlement;

import org.jspecify.annotations.NullMarked;
