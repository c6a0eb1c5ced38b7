package org.wengang.engine.explain;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.wengang.engine.language.Bindings;
import org.wengang.engine.language.Expression;
import org.wengang.engine.language.Expression.Comparison;
import org.wengang.engine.schema.Type;

/**
 * The strings at which a policy can turn: those it writes and one other; where it asks for order,
 * the next after each; where it takes a piece, each at the place of the piece; where it asks for
 * lengths, each filled up to them. What it puts together of several strings is not taken apart.
 */
final class TextCandidates {

    private static final List<String> OTHERS = List.of("", "〇", "－", "？");
    private static final String FILLER = "〇";

    /** Longer strings are not made up, and no more than so many. */
    private static final int LONGEST = 64;

    private static final int MOST = 200;

    private final Set<String> written = new TreeSet<>();
    private final Set<Long> starts = new TreeSet<>();
    private final Set<Long> lengths = new TreeSet<>();
    private boolean measured;
    private boolean ordered;

    void add(String text) {
        written.add(text);
    }

    /** Notes what this part, without its own parts, asks of strings. */
    void look(Expression part, Bindings bindings) {
        switch (part) {
            case Expression.Size _ -> measured = true;
            case Expression.Piece piece -> {
                long[] ends = bindings.ends(piece);
                starts.add(ends[0]);
                lengths.add(ends[ends.length - 1]);
            }
            case Comparison comparison when comparison.left().type() == Type.Simple.STRING ->
                    ordered |= comparison.operator().isOrder();
            default -> {}
        }
    }

    /**
     * @param numbers what the policy may compare lengths with
     */
    List<String> all(Set<Long> numbers) {
        var all = new LinkedHashSet<>(written);
        all.add(OTHERS.stream().filter(text -> !written.contains(text)).findFirst().orElse(""));
        if (ordered) {
            written.forEach(text -> all.add(text + FILLER));
        }
        for (long start : starts) {
            List.copyOf(all).forEach(text -> all.add(filled("", start) + text));
        }
        if (measured) {
            numbers.forEach(
                    number -> LongStream.rangeClosed(number - 1, number + 1).forEach(lengths::add));
        }
        for (long length : lengths) {
            List.copyOf(all).forEach(text -> all.add(filled(text, length)));
        }
        var found = new ArrayList<>(all);
        return List.copyOf(found.subList(0, Math.min(MOST, found.size())));
    }

    /** The text with as much behind it as it needs to be so long, if that is not too long. */
    private static String filled(String text, long length) {
        long missing = length - text.codePointCount(0, text.length());
        return length > LONGEST || missing <= 0 ? text : text + FILLER.repeat((int) missing);
    }
}
