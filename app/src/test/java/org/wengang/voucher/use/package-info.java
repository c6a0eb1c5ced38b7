@NullMarked
package org.wengang.voucher.use;

import org.jspecify.annotations.NullMarked;
