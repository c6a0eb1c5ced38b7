@NullMarked
package org.wengang.voucher.end;

import org.jspecify.annotations.NullMarked;
