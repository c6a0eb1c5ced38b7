package org.wengang.entitlement.decision;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.wengang.engine.CompiledPolicy;
import org.wengang.engine.Decision;
import org.wengang.engine.Reading;
import org.wengang.engine.schema.Label;
import org.wengang.engine.schema.Region;
import org.wengang.entitlement.decision.Explanation.ConfirmationLine;
import org.wengang.entitlement.decision.Explanation.FactLine;
import org.wengang.entitlement.decision.Explanation.ParameterLine;
import org.wengang.kernel.DivisionCode;
import org.wengang.organisation.Divisions;
import org.wengang.policy.Confirmation;
import org.wengang.policy.Policies;
import org.wengang.registry.FactSource;
import org.wengang.registry.Subjects;

/** Where facts and parameters come from, in words. */
@Component
final class Provenance {

    private final Subjects subjects;
    private final Policies policies;
    private final Divisions divisions;
    private final Clock clock;

    Provenance(Subjects subjects, Policies policies, Divisions divisions, Clock clock) {
        this.subjects = subjects;
        this.policies = policies;
        this.divisions = divisions;
        this.clock = clock;
    }

    /** Who stated what is known of a subject, by fact. */
    Map<String, FactSource> sources(UUID subject) {
        var sources = new HashMap<String, FactSource>();
        subjects.sources(subject).forEach(source -> sources.put(source.fact(), source));
        return sources;
    }

    FactLine fact(Reading reading, Map<String, FactSource> sources) {
        return new FactLine(
                reading.label(),
                reading.isKnown() ? words(reading.value(), reading.text()) : null,
                sources.get(reading.name()));
    }

    /** Every parameter the decision looked at, each once, in the order it did. */
    List<ParameterLine> parameters(CompiledPolicy policy, UUID policyVersionId, Decision decision) {
        var confirmations = new HashMap<String, ConfirmationLine>();
        policies.confirmations(policyVersionId)
                .forEach((name, each) -> confirmations.put(name, confirmation(each)));
        var lines = new LinkedHashMap<String, ParameterLine>();
        Stream.concat(decision.clauses().stream(), Stream.of(decision.amount()))
                .flatMap(result -> result.readings().stream())
                .filter(reading -> reading.source() == Reading.Source.PARAMETER)
                .forEach(reading ->
                        lines.computeIfAbsent(
                                reading.name(),
                                name -> line(policy, reading, confirmations.get(name))));
        return List.copyOf(lines.values());
    }

    private ConfirmationLine confirmation(Confirmation confirmation) {
        return new ConfirmationLine(
                confirmation.by(),
                LocalDate.ofInstant(confirmation.at(), clock.getZone()),
                confirmation.note());
    }

    private ParameterLine line(
            CompiledPolicy policy, Reading reading, @Nullable ConfirmationLine confirmation) {
        var cite = policy.file().parameter(reading.name()).cite();
        return new ParameterLine(
                reading.label(),
                words(reading.value(), reading.text()),
                cite == null ? null : cite.words(),
                confirmation);
    }

    /** Places by their names, everything else as the engine words it. */
    private Label words(@Nullable Object value, Label text) {
        if (value instanceof Region region) {
            var name = divisions.displayName(new DivisionCode(region.code()));
            return new Label(name, name);
        }
        return text;
    }
}
