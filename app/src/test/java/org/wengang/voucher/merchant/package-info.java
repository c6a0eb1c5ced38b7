@NullMarked
package org.wengang.voucher.merchant;

import org.jspecify.annotations.NullMarked;
