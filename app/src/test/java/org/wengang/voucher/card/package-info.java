@NullMarked
package org.wengang.voucher.card;

import org.jspecify.annotations.NullMarked;
