package org.wengang.registry.duplicate.elsewhere;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wengang.kernel.OrgPath;
import org.wengang.registry.duplicate.Reason;

/**
 * A record alike in another office, beside the worker of one's own.
 *
 * @param matter the same in both offices
 * @param worker one's own; likewise name and number
 * @param otherOffice the office to ask
 * @param question null until one of the two asked
 * @param answer null until the other one answered
 */
public record RecordElsewhere(
        UUID matter,
        UUID worker,
        String name,
        String idLast4,
        OrgPath otherOffice,
        List<Reason> reasons,
        MatterState state,
        @Nullable String question,
        @Nullable String answer,
        Instant changedAt) {

    public RecordElsewhere {
        reasons = List.copyOf(reasons);
    }

    public boolean mayAsk() {
        return state == MatterState.FOUND;
    }

    public boolean mayAnswer() {
        return state == MatterState.ASKED;
    }
}
