package org.wengang.entitlement.simulation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one try changes of a policy.
 *
 * @param name given by the officer; empty for the policy as it stands
 * @param values by parameter, as a policy file writes them
 * @param conditions by clause, as a policy file writes them
 */
public record Variant(String name, Map<String, String> values, Map<String, String> conditions) {

    static final Variant UNCHANGED = new Variant("", Map.of(), Map.of());

    public Variant {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        conditions = Collections.unmodifiableMap(new LinkedHashMap<>(conditions));
    }

    public boolean isUnchanged() {
        return values.isEmpty() && conditions.isEmpty();
    }
}
