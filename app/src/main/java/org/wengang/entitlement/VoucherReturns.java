package org.wengang.entitlement;

import java.util.Map;
import java.util.UUID;

/**
 * Value of vouchers that nobody spent in time: it goes back to the pool it came from, and those who
 * wait for money move up. Within the transaction of whoever says that it is void.
 */
public interface VoucherReturns {

    /**
     * Holds the pool until the transaction ends; to be called before any voucher is touched, so
     * that nobody waits in a circle.
     */
    void lock(UUID policyVersionId);

    /**
     * Gives back, once for each award; what was given back already stays as it was.
     *
     * @param fenByAward above zero, at most what the award is worth; awards that were handed out
     */
    void giveBack(Map<UUID, Long> fenByAward);
}
