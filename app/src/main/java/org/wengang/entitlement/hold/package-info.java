/**
 * What speaks against paying to an account: named checks with a queue. An account that is held is
 * paid to only after an officer who did not state it has released it with a reason (decision 0031).
 */
@NullMarked
package org.wengang.entitlement.hold;

import org.jspecify.annotations.NullMarked;
