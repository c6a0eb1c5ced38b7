package org.wengang.policy.words;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.wengang.engine.basis.Basis;
import org.wengang.engine.basis.Basis.Citation;
import org.wengang.engine.policy.Clause;
import org.wengang.engine.policy.PolicyFile;

/**
 * The words of a source, cut where something of the policy rests on them.
 *
 * @param title of the document
 * @param spans the whole text in order
 */
public record Passage(String title, List<Span> spans) {

    public Passage {
        spans = List.copyOf(spans);
    }

    /**
     * A stretch of the text.
     *
     * @param isCited whether a clause, the amount or a parameter rests on it
     * @param endsHere the clauses whose words end with it
     */
    public record Span(String text, boolean isCited, List<Mark> endsHere) {

        public Span {
            endsHere = List.copyOf(endsHere);
        }
    }

    /**
     * A clause, or the amount, that rests on words.
     *
     * @param id of the clause; {@link Clause#AMOUNT} for the amount
     * @param number of the clause, from 1; the amount comes last
     */
    public record Mark(String id, int number) {}

    private record Cited(Mark mark, int from, int to) {}

    /** The passages a policy rests on, in the order of its file. */
    public static List<Passage> of(PolicyFile file) {
        return file.basis().stream().map(basis -> of(basis, file)).toList();
    }

    private static Passage of(Basis basis, PolicyFile file) {
        var clauses = new ArrayList<Cited>();
        var cuts = new TreeSet<>(List.of(0, basis.text().length()));
        for (int i = 0; i < file.clauses().size(); i++) {
            var clause = file.clauses().get(i);
            add(clauses, basis, clause.cite(), new Mark(clause.id(), i + 1));
        }
        var amount = new Mark(Clause.AMOUNT, file.clauses().size() + 1);
        add(clauses, basis, file.benefit().cite(), amount);
        var all = new ArrayList<>(clauses);
        for (var parameter : file.parameters().values()) {
            if (parameter.cite() != null) {
                add(all, basis, parameter.cite(), amount);
            }
        }
        all.forEach(cited -> cuts.addAll(List.of(cited.from(), cited.to())));
        var ends = List.copyOf(cuts);
        return new Passage(
                basis.title(),
                IntStream.range(1, ends.size())
                        .mapToObj(i -> span(basis, ends.get(i - 1), ends.get(i), all, clauses))
                        .toList());
    }

    private static void add(List<Cited> all, Basis basis, Citation cite, Mark mark) {
        if (cite.basis().equals(basis.id())) {
            int from = basis.text().indexOf(cite.words());
            all.add(new Cited(mark, from, from + cite.words().length()));
        }
    }

    private static Span span(Basis basis, int from, int to, List<Cited> all, List<Cited> clauses) {
        boolean isCited = all.stream().anyMatch(cited -> cited.from() <= from && to <= cited.to());
        return new Span(
                basis.text().substring(from, to),
                isCited,
                clauses.stream().filter(cited -> cited.to() == to).map(Cited::mark).toList());
    }
}
