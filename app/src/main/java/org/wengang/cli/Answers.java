package org.wengang.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.CompiledPolicy;
import org.wengang.engine.ledger.Allocation;
import org.wengang.engine.ledger.Allocation.Share;
import org.wengang.engine.ledger.Award;
import org.wengang.engine.ledger.Award.Claimant;
import org.wengang.engine.ledger.Rules;
import org.wengang.engine.policy.Clause;
import org.wengang.engine.policy.Verdict;
import org.wengang.engine.schema.FactSchema;
import org.wengang.engine.schema.Facts;
import org.wengang.kernel.IdentityDocument;
import org.wengang.registry.cell.FileRow;
import org.wengang.registry.roster.RosterLine;
import org.wengang.registry.roster.RosterRow;

/**
 * What every policy says of every row of a roster, limits between people included. Rows are given
 * in order; answers come out by row, then by policy.
 */
final class Answers {

    /** One line of the answer. */
    record Answer(
            CompiledPolicy policy,
            FileRow row,
            String name,
            String last4,
            String verdict,
            @Nullable Long amountFen,
            List<String> failed,
            List<String> unknown) {}

    static final String INVALID_ROW = "invalid_row";

    private final List<CompiledPolicy> policies;
    private final List<Person> people = new ArrayList<>();

    /**
     * @param said in the order of the policies; empty for an invalid row
     */
    private record Person(FileRow row, String name, String last4, String id, List<Said> said) {}

    /** A policy's answer for one person alone, as bits by clause. */
    private record Said(Verdict verdict, long trueBits, long unknownBits, @Nullable Long fen) {}

    /**
     * @param policies in the order in which they are determined: of an exclusive group the first
     *     one goes
     */
    Answers(List<CompiledPolicy> policies) {
        this.policies = List.copyOf(policies);
    }

    void add(FileRow at, RosterLine line) {
        people.add(
                switch (line) {
                    case RosterLine.Accepted(var row) -> person(at, row);
                    case RosterLine.Rejected rejected ->
                            new Person(
                                    at,
                                    rejected.name() == null ? "" : rejected.name().value(),
                                    last4(rejected.id()),
                                    "",
                                    List.of());
                });
    }

    private static String last4(@Nullable IdentityDocument id) {
        return id == null ? "" : id.last4();
    }

    private Person person(FileRow at, RosterRow row) {
        var bySchema = new HashMap<String, Facts>();
        var said = new ArrayList<Said>();
        for (var policy : policies) {
            var schema = policy.schema();
            var facts = bySchema.computeIfAbsent(schema.name(), _ -> facts(schema, row));
            said.add(
                    new Said(
                            policy.verdict(facts),
                            policy.trueBits(facts),
                            policy.unknownBits(facts),
                            policy.amountFen(facts)));
        }
        return new Person(at, row.name().value(), row.id().last4(), row.id().key(), said);
    }

    private static Facts facts(FactSchema schema, RosterRow row) {
        var values = new HashMap<String, @Nullable Object>();
        row.facts()
                .forEach((name, text) -> {
                    if (schema.facts().containsKey(name)) {
                        values.put(name, schema.fact(name).type().value(text));
                    }
                });
        return Facts.of(schema, values);
    }

    /** After every row was added. */
    List<Answer> all() {
        var shares = shares();
        var answers = new ArrayList<Answer>();
        for (int at = 0; at < people.size(); at++) {
            for (int which = 0; which < policies.size(); which++) {
                answers.add(answer(people.get(at), which, shares.get(which).get(at)));
            }
        }
        return answers;
    }

    private Answer answer(Person person, int which, Share share) {
        var policy = policies.get(which);
        if (person.said().isEmpty()) {
            return new Answer(
                    policy,
                    person.row(),
                    person.name(),
                    person.last4(),
                    INVALID_ROW,
                    null,
                    List.of(),
                    List.of());
        }
        var said = person.said().get(which);
        var outcome = share.outcome();
        var isDue =
                outcome == Allocation.Outcome.ELIGIBLE
                        || outcome == Allocation.Outcome.WAITING_BUDGET;
        return new Answer(
                policy,
                person.row(),
                person.name(),
                person.last4(),
                outcome.word(),
                isDue ? (Long) share.amountFen() : null,
                clauses(policy, ~(said.trueBits() | said.unknownBits())),
                unknown(policy, said));
    }

    private static List<String> unknown(CompiledPolicy policy, Said said) {
        var unknown = new ArrayList<>(clauses(policy, said.unknownBits()));
        if (said.fen() == null) {
            unknown.add(Clause.AMOUNT);
        }
        return unknown;
    }

    private static List<String> clauses(CompiledPolicy policy, long bits) {
        if (bits == 0) {
            return List.of();
        }
        var ids = new ArrayList<String>();
        var clauses = policy.file().clauses();
        for (int i = 0; i < clauses.size(); i++) {
            if ((bits >> i & 1) == 1) {
                ids.add(clauses.get(i).id());
            }
        }
        return ids;
    }

    /** By policy, then by row; an invalid row counts as not eligible, it is never looked at. */
    private List<List<Share>> shares() {
        Map<String, List<Award>> awarded = new LinkedHashMap<>();
        var all = new ArrayList<List<Share>>();
        for (int which = 0; which < policies.size(); which++) {
            var policy = policies.get(which);
            var limits = policy.file().limits();
            var group = limits.exclusiveGroup();
            List<Award> taken =
                    group == null
                            ? new ArrayList<>()
                            : awarded.computeIfAbsent(group, _ -> new ArrayList<>());
            var rules = Rules.of(limits, policy.values(), budgetFen(policy));
            var shares = Allocation.allocate(lines(which), taken, rules);
            for (int at = 0; at < people.size(); at++) {
                if (shares.get(at).amountFen() > 0) {
                    taken.add(
                            new Award(
                                    Claimant.alone(people.get(at).id()),
                                    false,
                                    false,
                                    null,
                                    shares.get(at).amountFen()));
                }
            }
            all.add(shares);
        }
        return all;
    }

    /** A roster says nothing of who applied first, so a pool is spent in the order of the rows. */
    private List<Allocation.Line<Integer>> lines(int which) {
        var lines = new ArrayList<Allocation.Line<Integer>>();
        for (var person : people) {
            if (person.said().isEmpty()) {
                lines.add(
                        new Allocation.Line<>(
                                "", Verdict.NOT_ELIGIBLE, null, person.row().inFile()));
            } else {
                var said = person.said().get(which);
                lines.add(
                        new Allocation.Line<>(
                                person.id(), said.verdict(), said.fen(), person.row().inFile()));
            }
        }
        return lines;
    }

    /** Null where the policy has no budget, or its parameter no value. */
    static @Nullable Long budgetFen(CompiledPolicy policy) {
        var budget = policy.file().limits().budget();
        return budget == null ? null : (Long) policy.values().get(budget.parameter());
    }
}
