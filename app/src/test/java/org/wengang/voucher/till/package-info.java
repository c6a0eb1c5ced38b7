@NullMarked
package org.wengang.voucher.till;

import org.jspecify.annotations.NullMarked;
