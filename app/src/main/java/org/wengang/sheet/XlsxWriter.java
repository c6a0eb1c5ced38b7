package org.wengang.sheet;

import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * A workbook of one sheet or several, and of more where one cannot hold all its rows, streamed into
 * a temporary file. On closing, its parts are copied to the stream without being packed again, only
 * the one that holds the moment of writing is replaced.
 */
final class XlsxWriter implements Closeable {

    private static final String MOMENT_PART = "docProps/core.xml";
    private static final byte[] WITHOUT_MOMENT =
            ("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?><cp:coreProperties"
                 + " xmlns:cp="
                 + "\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\"/>")
                    .getBytes(StandardCharsets.UTF_8);

    /** The first moment a zip file knows. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private static final int ROWS_KEPT = 500;
    private static final int LAST_ROW = 1_048_575;

    /** The hidden sheet of the words that are offered, one column a list. */
    private static final String LISTS = "lists";

    private static final int LONGEST_TAB = 31;

    private final OutputStream out;
    private final SeekableByteChannel file;
    private final Workbook workbook;
    private String sheetName;
    private List<String> headings;
    private final int lastRow;
    private Worksheet sheet;
    private int sheets;
    private int rows;
    private @Nullable Worksheet lists;
    private int listed;

    XlsxWriter(OutputStream out, String sheetName, List<String> headings) throws IOException {
        this(out, sheetName, headings, LAST_ROW);
    }

    /**
     * @param lastRow 0-based; what does not fit goes on in another sheet under the same headings
     */
    XlsxWriter(OutputStream out, String sheetName, List<String> headings, int lastRow)
            throws IOException {
        this.out = out;
        this.file = unnamedFile();
        this.workbook = new Workbook(new Kept(Channels.newOutputStream(file)), "Wengang", null);
        this.sheetName = sheetName;
        this.headings = List.copyOf(headings);
        this.lastRow = lastRow;
        this.sheet = newSheet();
    }

    /** Has no name any more while it is written, so that a killed process leaves nothing behind. */
    private static SeekableByteChannel unnamedFile() throws IOException {
        return Files.newByteChannel(
                Files.createTempFile("sheet", ".xlsx"),
                Set.of(
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.DELETE_ON_CLOSE));
    }

    /** Not closed with the workbook: it is read again afterwards. */
    private static final class Kept extends FilterOutputStream {

        Kept(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }

    private Worksheet newSheet() {
        sheets++;
        var next = workbook.newWorksheet(tab(sheetName, sheets));
        next.freezePane(0, 1);
        for (int i = 0; i < headings.size(); i++) {
            next.width(i, Math.clamp(headings.get(i).length() * 2L + 4, 10, 40));
            next.inlineString(0, i, headings.get(i));
            next.style(0, i).bold().set();
        }
        rows = 1;
        return next;
    }

    void sheet(String name, List<String> itsHeadings) throws IOException {
        sheet.finish();
        sheetName = name;
        headings = List.copyOf(itsHeadings);
        sheets = 0;
        sheet = newSheet();
    }

    void row(List<SheetCell> cells) throws IOException {
        if (rows > lastRow) {
            sheet.finish();
            sheet = newSheet();
        }
        for (int i = 0; i < cells.size(); i++) {
            write(i, cells.get(i));
        }
        if (++rows % ROWS_KEPT == 0) {
            sheet.flush();
        }
    }

    void offer(int column, List<String> words) {
        if (lists == null) {
            lists = workbook.newWorksheet(LISTS);
            lists.setVisibilityState(VisibilityState.HIDDEN);
        }
        for (int i = 0; i < words.size(); i++) {
            lists.inlineString(i, listed, words.get(i));
        }
        // without a title and a sentence of ours the spreadsheet says it in its own words
        sheet.range(rows, column, LAST_ROW, column)
                .validateWithList(lists.range(0, listed, words.size() - 1, listed))
                .allowBlank(true)
                .showErrorMessage(true)
                .errorTitle("")
                .error("");
        listed++;
    }

    void keepAsTyped(int column) {
        sheet.style(column).format("@").set();
    }

    private void write(int column, SheetCell cell) {
        switch (cell) {
            case SheetCell.Empty() -> {}
            case SheetCell.Text(var text) -> text(column, text);
            case SheetCell.Number(var raw, var _) -> sheet.value(rows, column, new BigDecimal(raw));
            case SheetCell.Bool(var bool) -> sheet.value(rows, column, bool);
            case SheetCell.ErrorCell(var code) -> text(column, code);
            case SheetCell.Formula(var result) -> write(column, result);
            case SheetCell.Date(var day) -> {
                sheet.value(rows, column, day);
                sheet.style(rows, column).format("yyyy-mm-dd").set();
            }
        }
    }

    /** With the text format, so that a corrected ID number is not turned into a number. */
    private void text(int column, String text) {
        sheet.inlineString(rows, column, text);
        sheet.style(rows, column).format("@").set();
    }

    private static String tab(String name, int number) {
        var shown = name.replaceAll("[\\\\/?*\\[\\]:'\\p{Cc}]", " ").strip();
        var end = number == 1 ? "" : " " + number;
        return shown.substring(0, Math.min(shown.length(), LONGEST_TAB - end.length())) + end;
    }

    @Override
    public void close() throws IOException {
        try (file) {
            workbook.finish();
            copyWithoutMoment();
        }
    }

    private void copyWithoutMoment() throws IOException {
        var copy = new ZipArchiveOutputStream(out);
        try (var parts = ZipFile.builder().setSeekableByteChannel(file).get()) {
            for (var entries = parts.getEntries(); entries.hasMoreElements(); ) {
                var part = entries.nextElement();
                if (part.getName().equals(MOMENT_PART)) {
                    var replaced = new ZipArchiveEntry(MOMENT_PART);
                    replaced.setTimeLocal(NO_TIME);
                    copy.putArchiveEntry(replaced);
                    copy.write(WITHOUT_MOMENT);
                    copy.closeArchiveEntry();
                } else {
                    copy.addRawArchiveEntry(part, parts.getRawInputStream(part));
                }
            }
        }
        copy.finish();
    }
}
