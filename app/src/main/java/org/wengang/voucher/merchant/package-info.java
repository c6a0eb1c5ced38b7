/** The lists of merchants where vouchers are spent, and the tills they sign in with. */
@NullMarked
package org.wengang.voucher.merchant;

import org.jspecify.annotations.NullMarked;
