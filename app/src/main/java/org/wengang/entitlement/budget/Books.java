package org.wengang.entitlement.budget;

import java.util.EnumMap;
import java.util.Map;

/**
 * What each account of a pool holds by its entries, in fen.
 *
 * @param balances every account; together zero
 */
public record Books(Map<Account, Long> balances) {

    public Books {
        var all = new EnumMap<Account, Long>(Account.class);
        for (var account : Account.values()) {
            all.put(account, balances.getOrDefault(account, 0L));
        }
        balances = all;
    }

    public long of(Account account) {
        return balances.getOrDefault(account, 0L);
    }

    /** Zero, or the books are broken. */
    public long total() {
        return balances.values().stream().reduce(0L, Math::addExact);
    }
}
