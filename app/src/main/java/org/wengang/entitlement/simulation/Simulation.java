package org.wengang.entitlement.simulation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.schema.Label;
import org.wengang.kernel.OrgPath;

/**
 * A policy tried in several variants on the same people at the same moment.
 *
 * @param campaign the special action it is tried for, where the policy counts within one; else null
 * @param variants the first is the policy as it stands
 * @param snapshot says which people with which facts were judged: equal for a simulation and a
 *     determination that judged the same; null until finished
 * @param outcomes one for each variant; empty until finished
 */
public record Simulation(
        UUID id,
        OrgPath organisation,
        UUID policyVersionId,
        String policyCode,
        int policyVersion,
        Label policyTitle,
        LocalDate asOf,
        @Nullable String campaign,
        List<Variant> variants,
        UUID startedBy,
        Instant startedAt,
        @Nullable String snapshot,
        List<Outcome> outcomes) {

    public Simulation {
        variants = List.copyOf(variants);
        outcomes = List.copyOf(outcomes);
    }

    public boolean isFinished() {
        return snapshot != null;
    }
}
