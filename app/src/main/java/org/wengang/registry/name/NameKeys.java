package org.wengang.registry.name;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * By what a name is sorted and found beside itself.
 *
 * @param pinyin syllables with a blank between, in small letters without tones, ü written v; a word
 *     in Latin letters is a syllable, a sign without a reading stands for itself
 * @param initials the first letter of each syllable
 * @param other the pinyin with the first character that is read in two ways, the surname before the
 *     others, read in the second way; null if there is none
 */
public record NameKeys(String pinyin, String initials, @Nullable String other) {

    private static final int LONGEST_SURNAME = 2;

    public static NameKeys of(String name) {
        var syllables = new ArrayList<String>();
        var rest = name;
        @Nullable List<String> other = null;
        int surname = surnameLength(name);
        if (surname > 0) {
            var readings = Readings.ALL.ofSurname(name.substring(0, surname));
            syllables.addAll(readings.getFirst());
            other = readings.size() > 1 ? new ArrayList<>(readings.get(1)) : null;
            rest = name.substring(surname);
        }
        var word = new StringBuilder();
        for (int point : rest.codePoints().toArray()) {
            if (UnicodeScript.of(point) != UnicodeScript.HAN) {
                append(word, point, syllables, other);
                continue;
            }
            end(word, syllables, other);
            var reading = Readings.ALL.of(point);
            var syllable = reading == null ? Character.toString(point) : reading;
            var second = Readings.ALL.second(point);
            if (other == null && second != null && !second.equals(syllable)) {
                other = new ArrayList<>(syllables);
                other.add(second);
            } else {
                add(syllable, other);
            }
            syllables.add(syllable);
        }
        end(word, syllables, other);
        return new NameKeys(
                String.join(" ", syllables),
                initials(syllables),
                other == null ? null : String.join(" ", other));
    }

    /** 0 where the surname is read as its characters are. */
    private static int surnameLength(String name) {
        for (int length = LONGEST_SURNAME; length > 0; length--) {
            if (name.length() > length
                    && !Readings.ALL.ofSurname(name.substring(0, length)).isEmpty()) {
                return length;
            }
        }
        return 0;
    }

    /** Letters make a word; anything else ends it. */
    private static void append(
            StringBuilder word, int point, List<String> syllables, @Nullable List<String> other) {
        if (Character.isLetter(point)) {
            word.appendCodePoint(point);
        } else {
            end(word, syllables, other);
        }
    }

    private static void end(
            StringBuilder word, List<String> syllables, @Nullable List<String> other) {
        if (!word.isEmpty()) {
            var plain = plain(word.toString());
            syllables.add(plain);
            add(plain, other);
            word.setLength(0);
        }
    }

    private static void add(String syllable, @Nullable List<String> other) {
        if (other != null) {
            other.add(syllable);
        }
    }

    /** Small letters without marks, ü as v. */
    static String plain(String letters) {
        return Normalizer.normalize(letters.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replace("u\u0308", "v")
                .replaceAll("\\p{M}", "");
    }

    private static String initials(List<String> syllables) {
        var initials = new StringBuilder();
        syllables.forEach(syllable -> initials.appendCodePoint(syllable.codePointAt(0)));
        return initials.toString();
    }
}
