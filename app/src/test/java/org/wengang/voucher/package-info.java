@NullMarked
package org.wengang.voucher;

import org.jspecify.annotations.NullMarked;
