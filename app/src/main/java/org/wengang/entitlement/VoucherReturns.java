package org.wengang.entitlement;

import java.util.UUID;

/**
 * Value of vouchers that can never be spent: it goes back to the pool it came from, and those who
 * wait for money move up. Within the transaction of whoever says that it is void.
 */
public interface VoucherReturns {

    /**
     * Holds the pool until the transaction ends; to be called before any voucher is touched, so
     * that nobody waits in a circle.
     */
    void lock(UUID policyVersionId);
}
