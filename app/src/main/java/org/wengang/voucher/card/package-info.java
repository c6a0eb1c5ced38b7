/**
 * Honour cards 光荣卡 (domain.md L9, W4, R-HS-02): kinds of card that one officer plans and another
 * lets go, cards issued to people of the register, and the ledger of what was used of them.
 */
@NullMarked
package org.wengang.voucher.card;

import org.jspecify.annotations.NullMarked;
