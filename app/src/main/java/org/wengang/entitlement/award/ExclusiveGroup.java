package org.wengang.entitlement.award;

import org.jspecify.annotations.Nullable;
import org.wengang.engine.policy.Limits.Key;
import org.wengang.engine.policy.Limits.Reach;
import org.wengang.engine.policy.Limits.Times;
import org.wengang.engine.policy.PolicyFile;

/** The name under which awards exclude each other. */
public final class ExclusiveGroup {

    private ExclusiveGroup() {}

    private static final Times ONCE = new Times(Key.PERSON, 1, Reach.POLICY);

    /**
     * The group the policy declares; of a policy without one that is had once a person its code, so
     * that it excludes only itself; null where a person may have it more often.
     */
    public static @Nullable String of(PolicyFile policy) {
        var limits = policy.limits();
        if (limits.exclusiveGroup() != null) {
            return limits.exclusiveGroup();
        }
        return limits.times().equals(ONCE) ? policy.code() : null;
    }
}
