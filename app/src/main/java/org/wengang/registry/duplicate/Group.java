package org.wengang.registry.duplicate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.wengang.kernel.OrgPath;

/**
 * Workers who hang together by pairs: to be looked at as one case.
 *
 * @param workers each with their office
 * @param pairs at least one
 */
record Group(SequencedMap<UUID, OrgPath> workers, List<Alike> pairs) {

    Group {
        pairs = List.copyOf(pairs);
    }

    /** Of the likeliest pair, in percent. */
    int score() {
        return pairs.stream().mapToInt(Alike::score).max().orElseThrow();
    }

    /** The lowest office that sees all of them. */
    OrgPath organisation() {
        return workers.values().stream().reduce(Group::common).orElseThrow();
    }

    /** Every worker is in one group only; the same pairs in any order make the same groups. */
    static Collection<Group> of(List<Alike> pairs) {
        var roots = new HashMap<UUID, UUID>();
        for (var pair : pairs) {
            var one = root(roots, pair.one());
            var other = root(roots, pair.other());
            if (one.compareTo(other) < 0) {
                roots.put(other, one);
            } else {
                roots.put(one, other);
            }
        }
        Map<UUID, List<Alike>> together = new TreeMap<>();
        for (var pair : pairs) {
            together.computeIfAbsent(root(roots, pair.one()), _ -> new ArrayList<>()).add(pair);
        }
        return together.values().stream().map(Group::group).toList();
    }

    private static Group group(List<Alike> pairs) {
        var workers = new LinkedHashMap<UUID, OrgPath>();
        for (var pair : pairs) {
            workers.put(pair.one(), pair.organisation());
            workers.put(pair.other(), pair.otherOrganisation());
        }
        return new Group(workers, pairs);
    }

    private static UUID root(Map<UUID, UUID> roots, UUID worker) {
        var at = worker;
        for (var up = roots.get(at); up != null && !up.equals(at); up = roots.get(at)) {
            at = up;
        }
        return at;
    }

    private static OrgPath common(OrgPath one, OrgPath other) {
        var above = one;
        while (!above.contains(other)) {
            above = above.parent().orElseThrow();
        }
        return above;
    }
}
