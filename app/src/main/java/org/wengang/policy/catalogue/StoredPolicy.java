package org.wengang.policy.catalogue;

import org.jspecify.annotations.Nullable;
import org.wengang.policy.PolicyVersion;

/**
 * A version with the file it was read from, whole.
 *
 * @param rule the checked trees it was issued with ({@link org.wengang.engine.stored.StoredRule}),
 *     by which it decides from then on; null before it is issued, and for what was issued before
 *     trees were kept
 */
public record StoredPolicy(PolicyVersion version, String yaml, @Nullable String rule) {

    /** Not issued. */
    public StoredPolicy(PolicyVersion version, String yaml) {
        this(version, yaml, null);
    }
}
