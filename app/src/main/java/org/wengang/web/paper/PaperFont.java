package org.wengang.web.paper;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.BitSet;
import java.util.Objects;

/**
 * The font of everything printed, Noto Sans SC, and which characters it has. In the font a radical
 * and the character that looks like it are one outline, and whoever copies or searches the text of
 * a PDF would be given the radical: ⻝ for 食. So the radicals are taken out of its table of
 * characters, and written as the characters they stand for.
 */
final class PaperFont {

    static final String FAMILY = "Paper";

    /** Shown for a character the font has not: the geta mark, as printers do. */
    private static final int MISSING = '〓';

    private static final String FILE = "/fonts/NotoSansSC_400Regular.ttf";

    // the parts of a TrueType file, as OpenType 1.9 numbers them
    private static final int TABLES = 4;
    private static final int FIRST_TABLE = 12;
    private static final int TABLE_BYTES = 16;
    private static final int FIRST_ENCODING = 4;
    private static final int ENCODING_BYTES = 8;
    private static final int SEGMENTED_COVERAGE = 12;
    private static final int GROUPS = 12;
    private static final int FIRST_GROUP = 16;
    private static final int GROUP_BYTES = 12;

    private final byte[] content;
    private final BitSet characters = new BitSet();

    private PaperFont(byte[] content) {
        this.content = content;
        var font = ByteBuffer.wrap(content);
        int table = table(font, "cmap");
        for (var i = 0; i < font.getShort(table + 2); i++) {
            int encoding = table + font.getInt(table + FIRST_ENCODING + i * ENCODING_BYTES + 4);
            if (font.getShort(encoding) == SEGMENTED_COVERAGE) {
                readGroups(font, encoding);
            }
        }
        if (!has(MISSING)) {
            throw new IllegalStateException("The font of printed pages has no characters.");
        }
    }

    static PaperFont load() {
        try (var in = Objects.requireNonNull(PaperFont.class.getResourceAsStream(FILE), FILE)) {
            return new PaperFont(in.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static int table(ByteBuffer font, String name) {
        for (var i = 0; i < font.getShort(TABLES); i++) {
            int entry = FIRST_TABLE + i * TABLE_BYTES;
            var tag = new byte[4];
            font.get(entry, tag);
            if (new String(tag, StandardCharsets.US_ASCII).equals(name)) {
                return font.getInt(entry + 8);
            }
        }
        throw new IllegalStateException("The font of printed pages has no table " + name + ".");
    }

    /** Groups of characters from the first to the last one, whose outlines follow each other. */
    private void readGroups(ByteBuffer font, int encoding) {
        for (var i = 0; i < font.getInt(encoding + GROUPS); i++) {
            int group = encoding + FIRST_GROUP + i * GROUP_BYTES;
            int first = font.getInt(group);
            int last = font.getInt(group + 4);
            if (isRadical(first) && isRadical(last)) {
                // no outline has number 0, so nothing is found there
                font.putInt(group + 4, first);
                font.putInt(group + 8, 0);
            } else {
                characters.set(first, last + 1);
            }
        }
    }

    /** Radicals, Kangxi radicals and strokes. */
    private static boolean isRadical(int character) {
        return character >= 0x2E80 && character <= 0x2FDF
                || character >= 0x31C0 && character <= 0x31EF;
    }

    InputStream open() {
        return new ByteArrayInputStream(content);
    }

    private boolean has(int character) {
        return characters.get(character);
    }

    /**
     * The text as it can be printed: radicals as the characters they stand for, line ends as they
     * are, and a sign for each character that the font has not.
     */
    String printable(String text) {
        var printable = new StringBuilder(text.length());
        text.codePoints()
                .forEach(character -> {
                    if (character == '\n' || has(character)) {
                        printable.appendCodePoint(character);
                    } else if (isRadical(character)) {
                        Normalizer.normalize(Character.toString(character), Normalizer.Form.NFKC)
                                .codePoints()
                                .forEach(each ->
                                        printable.appendCodePoint(has(each) ? each : MISSING));
                    } else {
                        printable.appendCodePoint(MISSING);
                    }
                });
        return printable.toString();
    }

    /** Whether a text made {@link #printable} lacks something that was there. */
    static boolean lacks(String text, String printable) {
        return count(printable) > count(text);
    }

    private static long count(String text) {
        return text.codePoints().filter(character -> character == MISSING).count();
    }
}
