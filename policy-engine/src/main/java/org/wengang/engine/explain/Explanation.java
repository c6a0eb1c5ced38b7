package org.wengang.engine.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.ClauseResult;
import org.wengang.engine.CompiledPolicy;
import org.wengang.engine.Decision;
import org.wengang.engine.Reading;
import org.wengang.engine.Truth;
import org.wengang.engine.policy.Verdict;
import org.wengang.engine.schema.Facts;
import org.wengang.engine.schema.Label;

/**
 * A decision with everything that can be said of it to the person, an officer or a machine.
 *
 * @param lines every clause in the order of the policy, then the amount
 * @param settling what would settle an undecided decision; {@link Settling#NOTHING} for others
 * @param nearestMiss what a refusal by a single clause turned on; null for anything else
 */
public record Explanation(
        Verdict verdict,
        @Nullable Long amountFen,
        List<Line> lines,
        Settling settling,
        @Nullable NearestMiss nearestMiss) {

    /**
     * A clause, or the amount.
     *
     * @param document the title of the document that holds the cited words
     * @param words the cited words
     * @param seen in the order the clause is written
     */
    public record Line(
            String id, Label label, Truth truth, String document, String words, List<Seen> seen) {

        public Line {
            seen = List.copyOf(seen);
        }

        /** ✓ true, ✗ false, ? unknown. */
        public String mark() {
            return switch (truth) {
                case TRUE -> "✓";
                case FALSE -> "✗";
                case UNKNOWN -> "?";
            };
        }
    }

    /**
     * A value a clause looked at.
     *
     * @param provenance null for parameters, and for facts of which the caller says nothing
     */
    public record Seen(Reading reading, @Nullable Provenance provenance) {}

    public Explanation {
        lines = List.copyOf(lines);
    }

    /**
     * Decides and explains.
     *
     * @param provenance by fact name
     */
    public static Explanation of(
            CompiledPolicy policy, Facts facts, Map<String, Provenance> provenance) {
        Decision decision = policy.decide(facts);
        var lines = new ArrayList<Line>();
        decision.clauses().forEach(clause -> lines.add(line(policy, clause, provenance)));
        lines.add(line(policy, decision.amount(), provenance));
        return new Explanation(
                decision.verdict(),
                decision.amountFen(),
                lines,
                Settling.of(policy, facts),
                NearestMiss.of(policy, facts));
    }

    private static Line line(
            CompiledPolicy policy, ClauseResult clause, Map<String, Provenance> provenance) {
        var seen = new ArrayList<Seen>();
        for (Reading reading : clause.readings()) {
            seen.add(
                    new Seen(
                            reading,
                            reading.source() == Reading.Source.FACT
                                    ? provenance.get(reading.name())
                                    : null));
        }
        return new Line(
                clause.id(),
                clause.label(),
                clause.truth(),
                policy.file().basis(clause.cite().basis()).title(),
                clause.cite().words(),
                seen);
    }

    /** The lines that are false, all of them. */
    public List<Line> failures() {
        return lines.stream().filter(line -> line.truth() == Truth.FALSE).toList();
    }

    /** The lines that are unknown; the amount comes last. */
    public List<Line> open() {
        return lines.stream().filter(line -> line.truth() == Truth.UNKNOWN).toList();
    }
}
