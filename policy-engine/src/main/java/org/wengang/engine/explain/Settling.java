package org.wengang.engine.explain;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.wengang.engine.CompiledPolicy;
import org.wengang.engine.policy.Verdict;
import org.wengang.engine.schema.Fact;
import org.wengang.engine.schema.Facts;

/**
 * What would settle an undecided decision. Every set shown is sound: there are values of just these
 * facts, the rest staying unknown, with which the verdict is as said. The values tried are those at
 * which the policy's own constants make a difference.
 *
 * @param toGrant the smallest sets of facts that can make the person eligible; empty if none can
 * @param toRefuse the smallest sets of facts that can make the person not eligible
 */
public record Settling(List<Set<Fact>> toGrant, List<Set<Fact>> toRefuse) {

    /** Nothing is open. */
    public static final Settling NOTHING = new Settling(List.of(), List.of());

    /** Of more unknown facts than this only the set of all is looked at. */
    private static final int MOST = 12;

    public Settling {
        toGrant = List.copyOf(toGrant);
        toRefuse = List.copyOf(toRefuse);
    }

    /** {@link #NOTHING} if the verdict is not UNDECIDED. */
    public static Settling of(CompiledPolicy policy, Facts facts) {
        if (policy.verdict(facts) != Verdict.UNDECIDED) {
            return NOTHING;
        }
        List<Fact> unknown =
                Candidates.factsRead(policy).stream()
                        .filter(fact -> facts.number(fact.index()) == Facts.UNKNOWN)
                        .toList();
        var search = new Search(policy, facts, unknown);
        return new Settling(
                search.smallest(Verdict.ELIGIBLE), search.smallest(Verdict.NOT_ELIGIBLE));
    }

    /** Every fact that is in some smallest set: what to ask the person for. */
    public Set<Fact> facts() {
        return IntStream.of(0, 1)
                .mapToObj(i -> i == 0 ? toGrant : toRefuse)
                .flatMap(List::stream)
                .flatMap(Set::stream)
                .collect(
                        Collectors.toCollection(
                                () -> new TreeSet<>(Comparator.comparingInt(Fact::index))));
    }

    /** Sets of unknown facts by growing size, each tried with values that make a difference. */
    private static final class Search {

        /** So many decisions are tried for a set, so that a page always appears. */
        private static final int TRIES = 20_000;

        private final CompiledPolicy policy;
        private final Facts facts;
        private final List<Fact> unknown;
        private final Candidates candidates;
        private int tries;

        Search(CompiledPolicy policy, Facts facts, List<Fact> unknown) {
            this.policy = policy;
            this.facts = facts;
            this.unknown = unknown;
            this.candidates = new Candidates(policy, facts);
        }

        List<Set<Fact>> smallest(Verdict wanted) {
            var found = new ArrayList<BitSet>();
            for (BitSet set : sets()) {
                boolean larger = found.stream().anyMatch(smaller -> contains(set, smaller));
                tries = 0;
                if (!larger && possible(facts, set, 0, wanted)) {
                    found.add(set);
                }
            }
            return found.stream().map(this::facts).toList();
        }

        private List<BitSet> sets() {
            if (unknown.size() > MOST) {
                var all = new BitSet();
                all.set(0, unknown.size());
                return List.of(all);
            }
            return IntStream.range(1, 1 << unknown.size())
                    .mapToObj(bits -> BitSet.valueOf(new long[] {bits}))
                    .sorted(Comparator.comparingInt(BitSet::cardinality))
                    .toList();
        }

        private static boolean contains(BitSet set, BitSet smaller) {
            var rest = (BitSet) smaller.clone();
            rest.andNot(set);
            return rest.isEmpty();
        }

        private Set<Fact> facts(BitSet set) {
            return set.stream()
                    .mapToObj(unknown::get)
                    .collect(
                            Collectors.toCollection(
                                    () -> new TreeSet<>(Comparator.comparingInt(Fact::index))));
        }

        /** Gives the facts values one after the other; what cannot be granted any more is left. */
        private boolean possible(Facts so, BitSet set, int from, Verdict wanted) {
            if (++tries > TRIES) {
                return false;
            }
            Verdict verdict = policy.verdict(so);
            int next = set.nextSetBit(from);
            if (next < 0 || verdict != Verdict.UNDECIDED) {
                return verdict == wanted;
            }
            Fact fact = unknown.get(next);
            for (long value : candidates.of(fact)) {
                if (possible(candidates.with(so, fact, value), set, next + 1, wanted)) {
                    return true;
                }
            }
            return false;
        }
    }
}
