/** What whoever knows a voucher's code may see of it, without signing in. */
@NullMarked
package org.wengang.voucher.holder;

import org.jspecify.annotations.NullMarked;
