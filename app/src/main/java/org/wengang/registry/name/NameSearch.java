package org.wengang.registry.name;

import java.lang.Character.UnicodeScript;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.stream.Stream;

/**
 * What somebody means who types a part of a name. All terms must fit; none fits where there is no
 * letter in what was typed.
 */
public record NameSearch(List<Term> terms) {

    private static final int MOST_TERMS = 5;
    private static final int MOST_READINGS = 16;
    private static final int LONGEST = 100;

    public NameSearch {
        terms = List.copyOf(terms);
    }

    /** A condition on one name. */
    public sealed interface Term {}

    /** The name, or the rest of it from one of its characters on, begins so. */
    public record Part(Prefix characters) implements Term {}

    /**
     * The pinyin begins in one of these ways, or the initials in one of those.
     *
     * @param pinyin syllables with a blank between, the last one perhaps unfinished
     */
    public record Spelled(List<Prefix> pinyin, List<Prefix> initials) implements Term {

        public Spelled {
            pinyin = List.copyOf(pinyin);
            initials = List.copyOf(initials);
        }
    }

    /**
     * Texts that begin so, as a range in the order of code points.
     *
     * @param low inclusive
     * @param high exclusive
     */
    public record Prefix(String low, String high) {

        public static Prefix of(String beginning) {
            int last = beginning.codePointBefore(beginning.length());
            var kept = beginning.substring(0, beginning.length() - Character.charCount(last));
            int next = last + 1 == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : last + 1;
            return new Prefix(beginning, kept + Character.toString(next));
        }
    }

    /**
     * Characters, several parts of them with blanks between; or letters: pinyin with or without
     * blanks, or initials.
     */
    public static NameSearch of(String typed) {
        var text = typed.strip();
        if (text.length() > LONGEST) {
            return new NameSearch(List.of());
        }
        if (isSpelled(text)) {
            var words = NameKeys.plain(text).replaceAll("[^a-z]+", " ").strip();
            return new NameSearch(words.isEmpty() ? List.of() : List.of(spelled(words)));
        }
        return new NameSearch(
                Stream.of(text.split("\\s+"))
                        .filter(part -> part.codePoints().anyMatch(Character::isLetter))
                        .limit(MOST_TERMS)
                        .<Term>map(part -> new Part(Prefix.of(part)))
                        .toList());
    }

    private static boolean isSpelled(String text) {
        return text.codePoints().anyMatch(Character::isLetter)
                && text.codePoints()
                        .filter(Character::isLetter)
                        .allMatch(point -> UnicodeScript.of(point) == UnicodeScript.LATIN);
    }

    private static Spelled spelled(String words) {
        var readings = new LinkedHashSet<String>();
        readings.add(words);
        var letters = words.replace(" ", "");
        if (words.equals(letters)) {
            split(letters, "", readings);
        } else {
            withV(words, readings);
        }
        return new Spelled(readings.stream().map(Prefix::of).toList(), List.of(Prefix.of(letters)));
    }

    /** Every way to part the letters into syllables, of which the last one may be unfinished. */
    private static void split(String letters, String before, SequencedSet<String> readings) {
        if (readings.size() >= MOST_READINGS) {
            return;
        }
        if (Readings.ALL.isBeginning(letters)) {
            withV(before + letters, readings);
        }
        for (int end = Math.min(6, letters.length() - 1); end > 0; end--) {
            if (Readings.ALL.isSyllable(letters.substring(0, end))) {
                split(letters.substring(end), before + letters.substring(0, end) + " ", readings);
            }
        }
    }

    /** Many write lu and nu for lü and nü, as passports once did, and lve for lüe. */
    private static void withV(String reading, SequencedSet<String> readings) {
        var usual = reading.replaceAll("\\b([ln])ve\\b", "$1ue");
        readings.add(usual);
        readings.add(usual.replaceAll("\\b([ln])u\\b", "$1v"));
    }

    /** Whether no name fits. */
    public boolean isEmpty() {
        return terms.isEmpty();
    }
}
