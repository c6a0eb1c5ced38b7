package org.wengang.entitlement.decision;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.wengang.engine.CompiledPolicy;
import org.wengang.engine.Reading;
import org.wengang.engine.schema.Label;
import org.wengang.engine.schema.Region;
import org.wengang.entitlement.decision.Explanation.FactLine;
import org.wengang.entitlement.decision.Explanation.ParameterLine;
import org.wengang.entitlement.decision.Explanation.SourceLine;
import org.wengang.kernel.DivisionCode;
import org.wengang.organisation.Divisions;
import org.wengang.policy.Policies;
import org.wengang.registry.Workers;

/** Where facts and parameters come from, in words. */
@Component
final class Provenance {

    private final Workers workers;
    private final Policies policies;
    private final Divisions divisions;

    Provenance(Workers workers, Policies policies, Divisions divisions) {
        this.workers = workers;
        this.policies = policies;
        this.divisions = divisions;
    }
    Sources of(UUID worker) { return new Sources(Map.of()); }
    List<ParameterLine> parameters(CompiledPolicy policy, UUID id) { return List.of(); }

    /** The sources of one worker's facts, by fact. */
    final class Sources {

        private final Map<String, SourceLine> byFact;

        Sources(Map<String, SourceLine> byFact) {
            this.byFact = byFact;
        }

        FactLine line(Reading reading) {
            return new FactLine(
                    reading.label(),
                    reading.isKnown() ? words(reading.value(), reading.text()) : null,
                    byFact.get(reading.name()));
        }
    }

    /** Places by their names, everything else as the engine words it. */
    private Label words(@org.jspecify.annotations.Nullable Object value, Label text) {
        if (value instanceof Region region) {
            var name = divisions.displayName(new DivisionCode(region.code()));
            return new Label(name, name);
        }
        return text;
    }
}
