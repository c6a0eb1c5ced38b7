@NullMarked
package org.wengang.voucher.holder;

import org.jspecify.annotations.NullMarked;
