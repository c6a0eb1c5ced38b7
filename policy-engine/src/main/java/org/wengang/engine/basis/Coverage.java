package org.wengang.engine.basis;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.wengang.engine.basis.Basis.Citation;

/**
 * A passage of a source, cut into stretches, and what of a policy rests on each: so that words
 * nobody made use of can be seen.
 *
 * @param spans the whole text in order
 */
public record Coverage(Basis basis, List<Span> spans) {

    /** Single characters that carry no condition by themselves. */
    private static final Set<String> PARTICLES =
            Set.of("的", "且", "和", "与", "及", "或", "为", "按", "将", "对", "并", "等", "在", "向", "给", "由");

    public Coverage {
        spans = List.copyOf(spans);
    }

    /** What of a policy rests on words. */
    public sealed interface Ground {

        /** A condition, by its id. */
        record Clause(String id) implements Ground {}

        /** What is given. */
        record Benefit() implements Ground {}

        /** A value, by its name. */
        record Parameter(String name) implements Ground {}
    }

    /** A ground and the words it cites. */
    public record Use(Ground ground, Citation cite) {}

    /**
     * A stretch of the text.
     *
     * @param grounds everything that rests on it; empty if nothing does
     * @param endsHere those whose words end with it
     */
    public record Span(String text, List<Ground> grounds, List<Ground> endsHere) {

        public Span {
            grounds = List.copyOf(grounds);
            endsHere = List.copyOf(endsHere);
        }

        public boolean isCovered() {
            return !grounds.isEmpty();
        }
    }

    private record Place(Ground ground, int from, int to) {}

    /**
     * @param uses of the whole policy; those of another basis are passed over
     */
    public static Coverage of(Basis basis, List<Use> uses) {
        var places = new ArrayList<Place>();
        var cuts = new TreeSet<>(List.of(0, basis.text().length()));
        for (Use use : uses) {
            int from = basis.text().indexOf(use.cite().words());
            if (use.cite().basis().equals(basis.id()) && from >= 0) {
                int to = from + use.cite().words().length();
                places.add(new Place(use.ground(), from, to));
                cuts.addAll(List.of(from, to));
            }
        }
        var ends = List.copyOf(cuts);
        return new Coverage(
                basis,
                IntStream.range(1, ends.size())
                        .mapToObj(i -> span(basis, ends.get(i - 1), ends.get(i), places))
                        .toList());
    }

    private static Span span(Basis basis, int from, int to, List<Place> places) {
        return new Span(
                basis.text().substring(from, to),
                places.stream()
                        .filter(place -> place.from() <= from && to <= place.to())
                        .map(Place::ground)
                        .distinct()
                        .toList(),
                places.stream()
                        .filter(place -> place.to() == to)
                        .map(Place::ground)
                        .distinct()
                        .toList());
    }

    /**
     * The phrases nothing rests on, in order: what stands between citations and punctuation,
     * without bare punctuation and particles.
     */
    public List<String> uncovered() {
        var phrases = new ArrayList<String>();
        for (Span span : spans) {
            if (!span.isCovered()) {
                for (String phrase : span.text().split("[\\p{P}\\s]+")) {
                    if (!phrase.isEmpty() && !PARTICLES.contains(phrase)) {
                        phrases.add(phrase);
                    }
                }
            }
        }
        return List.copyOf(phrases);
    }
}
