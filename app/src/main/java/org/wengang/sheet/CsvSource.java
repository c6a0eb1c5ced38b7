package org.wengang.sheet;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.wengang.kernel.Refused;

/** A text file, read once with each separator until the headings are found. */
final class CsvSource implements SheetSource {

    private static final List<Character> SEPARATORS = List.of(',', '\t', ';', '，', '|');

    /** How {@link CsvSheetWriter} marks a text that a spreadsheet would take for a formula. */
    private static final Pattern GUARDED = Pattern.compile("^'(?=[=+\\-@\\t\\r])");

    /** How many systems export every cell, lest a spreadsheet takes its text for a number. */
    private static final Pattern QUOTED_FORMULA = Pattern.compile("=\"([^\"]*)\"");

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final char MARK = '\uFEFF';

    private final Path file;
    private final String fileName;
    private final Charset charset;

    CsvSource(Path file, String fileName) throws IOException {
        this.file = file;
        this.fileName = fileName;
        this.charset = charsetOf(file, fileName);
    }

    @Override
    public List<Tab> tabs() {
        return List.of(
                new Tab(fileName, false, SEPARATORS.stream().<Table>map(Separated::new).toList()));
    }

    @Override
    public void close() {}

    private final class Separated implements Table {

        private final char separator;

        Separated(char separator) {
            this.separator = separator;
        }

        @Override
        public Stream<SheetRow> open() {
            try {
                var reader =
                        CsvReader.builder()
                                .fieldSeparator(separator)
                                .skipEmptyLines(false)
                                .allowExtraFields(true)
                                .allowMissingFields(true)
                                .allowExtraCharsAfterClosingQuote(true)
                                .ofCsvRecord(withoutMark(file, charset));
                var numbers = new int[1];
                return reader.stream()
                        .map(record -> new SheetRow(++numbers[0], cells(record)))
                        .filter(row -> !row.cells().isEmpty());
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }

    private static List<SheetCell> cells(CsvRecord record) {
        var cells = new SheetCell[record.getFieldCount()];
        int used = 0;
        for (int i = 0; i < cells.length; i++) {
            cells[i] = SheetCell.of(unguarded(record.getField(i)));
            if (!cells[i].isBlank()) {
                used = i + 1;
            }
        }
        return List.of(cells).subList(0, used);
    }

    private static String unguarded(String field) {
        if (field.isEmpty() || (field.charAt(0) != '\'' && field.charAt(0) != '=')) {
            return field;
        }
        var quoted = QUOTED_FORMULA.matcher(field);
        return quoted.matches() ? quoted.group(1) : GUARDED.matcher(field).replaceFirst("");
    }

    /**
     * What the mark at its start says, else UTF-8 if it decodes without fault, else GB18030.
     *
     * @throws Refused UNKNOWN_ENCODING if it is none of them from the first byte to the last
     */
    private static Charset charsetOf(Path file, String fileName) throws IOException {
        byte[] head;
        try (var in = Files.newInputStream(file)) {
            head = in.readNBytes(2);
        }
        if (isUtf16(head)) {
            return StandardCharsets.UTF_16;
        }
        if (decodes(file, StandardCharsets.UTF_8)) {
            return StandardCharsets.UTF_8;
        }
        if (decodes(file, GB18030)) {
            return GB18030;
        }
        throw new Refused(SheetProblem.UNKNOWN_ENCODING, fileName);
    }

    /** The text without its byte order mark. */
    private static Reader withoutMark(Path file, Charset charset) throws IOException {
        var reader = Files.newBufferedReader(file, charset);
        reader.mark(1);
        if (reader.read() != MARK) {
            reader.reset();
        }
        return reader;
    }

    static boolean isUtf16(byte[] head) {
        return head.length >= 2
                && ((head[0] == (byte) 0xFF && head[1] == (byte) 0xFE)
                        || (head[0] == (byte) 0xFE && head[1] == (byte) 0xFF));
    }

    private static boolean decodes(Path file, Charset charset) throws IOException {
        var strict =
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        try (InputStream in = Files.newInputStream(file);
                var reader = new InputStreamReader(in, strict)) {
            var buffer = new char[1 << 14];
            while (reader.read(buffer) >= 0) {
                continue;
            }
            return true;
        } catch (CharacterCodingException notOfIt) {
            return false;
        }
    }
}
