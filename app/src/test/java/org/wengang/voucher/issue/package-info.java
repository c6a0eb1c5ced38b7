@NullMarked
package org.wengang.voucher.issue;

import org.jspecify.annotations.NullMarked;
