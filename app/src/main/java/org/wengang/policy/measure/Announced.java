package org.wengang.policy.measure;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.wengang.engine.measure.Measure;
import org.wengang.engine.measure.Measures;
import org.wengang.engine.schema.Label;

/** A measure with the words it rests on. */
public record Announced(Measure measure, List<Cited> cites) {

    /**
     * @param words of a source
     * @param source what it is called
     */
    public record Cited(String words, String source) {}

    static List<Announced> of(Measures file) {
        return file.measures().stream()
                .map(measure ->
                        new Announced(
                                measure,
                                measure.cites().stream()
                                        .map(cite ->
                                                new Cited(cite.words(), file.title(cite.basis())))
                                        .toList()))
                .toList();
    }

    /**
     * @param words anything of its code, title, place or citations, in either language; case does
     *     not matter
     */
    boolean has(String words) {
        var wanted = words.strip().toLowerCase(Locale.ROOT);
        return Stream.of(
                        Stream.of(measure.code()),
                        both(measure.title()),
                        both(measure.place()),
                        cites.stream().flatMap(cite -> Stream.of(cite.words(), cite.source())))
                .flatMap(texts -> texts)
                .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(wanted));
    }

    private static Stream<String> both(Label label) {
        return Stream.of(label.chinese(), label.english());
    }
}
