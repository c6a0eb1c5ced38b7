package org.wengang.policy.words;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.wengang.engine.basis.Coverage;
import org.wengang.engine.basis.Coverage.Ground;
import org.wengang.engine.policy.Clause;
import org.wengang.engine.policy.PolicyFile;

/**
 * The words of a source, cut where something of the policy rests on them.
 *
 * @param title of the document
 * @param spans the whole text in order
 * @param unused the phrases nothing rests on
 */
public record Passage(String title, List<Span> spans, List<String> unused) {

    public Passage {
        spans = List.copyOf(spans);
        unused = List.copyOf(unused);
    }

    /**
     * A stretch of the text.
     *
     * @param isCited whether a clause, the amount or a parameter rests on it
     * @param marks the clauses and the amount that rest on it
     * @param endsHere those of them whose words end with it
     */
    public record Span(String text, boolean isCited, List<Mark> marks, List<Mark> endsHere) {

        public Span {
            marks = List.copyOf(marks);
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

    /** The passages a policy rests on, in the order of its file. */
    public static List<Passage> of(PolicyFile file) {
        var numbers = new HashMap<Ground, Integer>();
        for (var clause : file.clauses()) {
            numbers.put(new Ground.Clause(clause.id()), numbers.size() + 1);
        }
        numbers.put(new Ground.Benefit(), numbers.size() + 1);
        return file.coverage().stream().map(coverage -> of(coverage, numbers)).toList();
    }

    private static Passage of(Coverage coverage, Map<Ground, Integer> numbers) {
        return new Passage(
                coverage.basis().title(),
                coverage.spans().stream()
                        .map(span ->
                                new Span(
                                        span.text(),
                                        span.isCovered(),
                                        marks(span.grounds(), numbers),
                                        marks(span.endsHere(), numbers)))
                        .toList(),
                coverage.uncovered());
    }

    /** Parameters are no marks of their own. */
    private static List<Mark> marks(List<Ground> grounds, Map<Ground, Integer> numbers) {
        var marks = new ArrayList<Mark>();
        for (var ground : grounds) {
            var number = numbers.get(ground);
            if (number != null) {
                marks.add(
                        new Mark(
                                ground instanceof Ground.Clause(var id) ? id : Clause.AMOUNT,
                                number));
            }
        }
        return marks;
    }
}
