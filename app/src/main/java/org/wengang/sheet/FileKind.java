package org.wengang.sheet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.wengang.kernel.Refused;

/** What a file is by its first bytes, whatever its name says. */
enum FileKind {
    ZIP,
    TEXT;

    private static final byte[] OLE2 = {
        (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
    };
    private static final String ENCRYPTED = "EncryptedPackage";
    private static final List<byte[]> OTHERS =
            List.of(
                    ascii("%PDF"),
                    ascii("\u0089PNG"),
                    ascii("\u00ff\u00d8\u00ff"),
                    ascii("GIF8"),
                    ascii("{\\rtf"));
    private static final List<byte[]> ARCHIVES =
            List.of(ascii("Rar!"), ascii("7z\u00bc\u00af"), ascii("\u001f\u008b"));

    /** How Excel 2 to 4 began, which packed nothing. */
    private static final List<byte[]> OLDEST =
            List.of(
                    ascii("\u0009\u0000\u0004\u0000"),
                    ascii("\u0009\u0002\u0006\u0000"),
                    ascii("\u0009\u0004\u0006\u0000"),
                    ascii("\u0009\u0008\u0008\u0000"));

    private static final List<String> LETTERS = List.of("WordDocument", "PowerPoint Document");
    private static final int HEAD = 4096;

    /** Of the flags in the head of a packed part: it is encrypted. */
    private static final int FLAGS = 6;

    /**
     * @throws Refused if it is neither a packed workbook nor text
     */
    static FileKind of(Path file, String fileName) throws IOException {
        byte[] head;
        try (var in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD);
        }
        if (head.length == 0) {
            throw new Refused(SheetProblem.EMPTY, fileName);
        }
        if (startsWith(head, OLE2)) {
            throw new Refused(compound(file), fileName);
        }
        if (startsWith(head, ascii("PK\u0003\u0004"))
                || startsWith(head, ascii("PK\u0005\u0006"))) {
            if (head.length > FLAGS && (head[FLAGS] & 1) == 1) {
                throw new Refused(SheetProblem.PASSWORD, fileName);
            }
            return ZIP;
        }
        if (ARCHIVES.stream().anyMatch(magic -> startsWith(head, magic))) {
            throw new Refused(SheetProblem.ARCHIVE, fileName);
        }
        if (OLDEST.stream().anyMatch(magic -> startsWith(head, magic))) {
            throw new Refused(SheetProblem.OLD_FORMAT, fileName);
        }
        if (isUnmarkedUtf16(head)) {
            throw new Refused(SheetProblem.UNKNOWN_ENCODING, fileName);
        }
        if (OTHERS.stream().anyMatch(magic -> startsWith(head, magic)) || isBinary(head)) {
            throw new Refused(SheetProblem.NOT_A_SHEET, fileName);
        }
        var text = beginning(head);
        if (isMarkup(text)) {
            throw new Refused(
                    text.contains("urn:schemas-microsoft-com:office:spreadsheet")
                            ? SheetProblem.OTHER_FORMAT
                            : SheetProblem.WEB_PAGE,
                    fileName);
        }
        return TEXT;
    }

    /** Why a package of the Office of before 2007, or one that is encrypted, is not read. */
    private static SheetProblem compound(Path file) throws IOException {
        if (holds(file, ENCRYPTED)) {
            return SheetProblem.PASSWORD;
        }
        for (var letter : LETTERS) {
            if (holds(file, letter)) {
                return SheetProblem.NOT_A_SHEET;
            }
        }
        return SheetProblem.OLD_FORMAT;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static boolean startsWith(byte[] head, byte[] magic) {
        return head.length >= magic.length
                && Arrays.equals(head, 0, magic.length, magic, 0, magic.length);
    }

    /** A zero byte, unless the file says that it is UTF-16. */
    private static boolean isBinary(byte[] head) {
        if (CsvSource.isUtf16(head)) {
            return false;
        }
        for (byte b : head) {
            if (b == 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * Lines that end as no binary file has them: a carriage return and a line feed of two bytes.
     */
    private static boolean isUnmarkedUtf16(byte[] head) {
        return !CsvSource.isUtf16(head)
                && (indexOf(head, head.length, ascii("\r\u0000\n\u0000")) >= 0
                        || indexOf(head, head.length, ascii("\u0000\r\u0000\n")) >= 0);
    }

    private static String beginning(byte[] head) {
        return new String(head, StandardCharsets.UTF_8)
                .replace("\uFEFF", "")
                .stripLeading()
                .toLowerCase(Locale.ROOT);
    }

    private static boolean isMarkup(String text) {
        return text.startsWith("<?xml")
                || text.startsWith("<!doctype")
                || text.startsWith("mime-version:")
                || text.matches("(?s)<(html|head|body|table|meta|style)\\b.*");
    }

    private static boolean holds(Path file, String name) throws IOException {
        var wanted = name.getBytes(StandardCharsets.UTF_16LE);
        try (var in = Files.newInputStream(file)) {
            var window = new byte[1 << 16];
            int kept = 0;
            int read;
            while ((read = in.read(window, kept, window.length - kept)) > 0) {
                int filled = kept + read;
                if (indexOf(window, filled, wanted) >= 0) {
                    return true;
                }
                kept = Math.min(wanted.length - 1, filled);
                System.arraycopy(window, filled - kept, window, 0, kept);
            }
            return false;
        }
    }

    private static int indexOf(byte[] bytes, int length, byte[] wanted) {
        for (int i = 0; i + wanted.length <= length; i++) {
            if (Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        return -1;
    }
}
