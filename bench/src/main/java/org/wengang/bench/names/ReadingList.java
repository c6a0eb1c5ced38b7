package org.wengang.bench.names;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Transliterator;
import com.ibm.icu.util.VersionInfo;
import java.io.IOException;
import java.lang.Character.UnicodeScript;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.TreeMap;

/**
 * Makes the list of readings of Chinese characters that comes with the program: {@code ReadingList
 * LIST}. For every character the one reading that Unicode knows as the most customary (Unihan
 * kMandarin, as CLDR's transform Han-Latin gives it), without its tone, ü written v as in typing.
 *
 * <p>Form of the list, in UTF-8: comment lines begin with {@code #}; a line is a syllable, a blank,
 * and the characters that are read so, by code point.
 */
public final class ReadingList {

    private ReadingList() {}

    public static void main(String[] arguments) throws IOException {
        var readings = new TreeMap<String, StringBuilder>();
        var transform = Transliterator.getInstance("Han-Latin");
        for (int point = 0x2E80; point <= 0x3FFFF; point++) {
            if (UCharacter.isDefined(point) && UnicodeScript.of(point) == UnicodeScript.HAN) {
                var syllable = plain(transform.transliterate(Character.toString(point)));
                if (syllable.matches("[a-z]+")) {
                    readings.computeIfAbsent(syllable, _ -> new StringBuilder())
                            .appendCodePoint(point);
                }
            }
        }
        var list =
                new StringBuilder(
                        "# Readings of Chinese characters: syllable, characters.\n"
                                + "# From ICU4J %s (CLDR's transform Han-Latin, out of Unihan kMandarin of Unicode %s),\n"
                                        .formatted(
                                                VersionInfo.ICU_VERSION.getVersionString(2, 2),
                                                UCharacter.getUnicodeVersion()
                                                        .getVersionString(2, 2))
                                + "# Unicode License v3, https://www.unicode.org/license.txt,"
                                + " © 1991-2025 Unicode, Inc. Made by dev/readings.\n");
        readings.forEach((syllable, characters) ->
                list.append(syllable).append(' ').append(characters).append('\n'));
        Files.writeString(Path.of(arguments[0]), list);
    }

    /** Without tones; ü becomes v, and ue after l and n loses its dots as in typing. */
    private static String plain(String reading) {
        var marked = Normalizer.normalize(reading.strip(), Normalizer.Form.NFD);
        return marked.replace("u\u0308", "v").replaceAll("\\p{M}", "").replaceAll("v(?=e)", "u");
    }
}
