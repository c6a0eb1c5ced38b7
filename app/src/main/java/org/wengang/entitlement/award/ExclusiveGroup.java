package org.wengang.entitlement.award;

import java.util.Objects;
import org.wengang.engine.policy.PolicyFile;

/** The name under which awards exclude each other. */
public final class ExclusiveGroup {

    private ExclusiveGroup() {}

    /**
     * The group the policy declares; of a policy without one its code, so that it excludes only
     * itself.
     */
    public static String of(PolicyFile policy) {
        return Objects.requireNonNullElse(policy.limits().exclusiveGroup(), policy.code());
    }
}
