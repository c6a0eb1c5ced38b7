package org.wengang.sheet;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.wengang.kernel.Refused;

/**
 * Reads the rows below the headings of every visible sheet that has them, one at a time, sheet by
 * sheet. What the file is follows from its content, not from its name. To be closed.
 */
public final class SheetReader implements Closeable {

    /**
     * How much one file may ask of the machine.
     *
     * @param fileBytes of the file itself
     * @param inflatedBytes of everything packed into it
     * @param sharedStringBytes of its table of texts, which has to be kept in memory
     * @param rows with something in them, headings included, of all sheets together
     * @param columns up to the last cell with something in it
     */
    public record Limits(
            long fileBytes, long inflatedBytes, long sharedStringBytes, int rows, int columns) {

        /** Enough for a million rows of sixteen columns. */
        public static final Limits DEFAULT =
                new Limits(300L << 20, 1024L << 20, 96L << 20, 1_048_576, 256);
    }

    /**
     * The headings a file is searched for, and what other headings mean.
     *
     * @param required names (cleaned, see {@link SheetHeading}) that must stand together in one of
     *     the first ten rows
     * @param meanings by the cleaned name of another heading, the name it stands for. Where that
     *     name itself stands in the row, the other heading keeps its own.
     * @param isOther whether a sheet with these headings says other things, though all the required
     *     ones are among them: it is read only where no sheet does not
     */
    public record Wanted(
            List<String> required,
            Map<String, String> meanings,
            Predicate<List<SheetHeading>> isOther) {

        public Wanted {
            required = List.copyOf(required);
            meanings = Map.copyOf(meanings);
        }

        public Wanted(List<String> required, Map<String, String> meanings) {
            this(required, meanings, headings -> false);
        }

        /** Without meanings. */
        public static Wanted of(List<String> required) {
            return new Wanted(required, Map.of());
        }

        /** The headings of a row, each under the name it stands for. */
        List<SheetHeading> understood(List<SheetHeading> headings) {
            if (meanings.isEmpty()) {
                return headings;
            }
            var own = headings.stream().map(SheetHeading::name).toList();
            return headings.stream()
                    .map(heading -> {
                        var meaning = meanings.get(heading.name());
                        return meaning == null || own.contains(meaning)
                                ? heading
                                : new SheetHeading(heading.column(), heading.text(), meaning);
                    })
                    .toList();
        }
    }

    /**
     * A sheet that is read.
     *
     * @param name on its tab; of a text file the name of the file
     * @param called for messages: the file, with the name of the sheet where it has several
     * @param headingRow 1-based number of the row of headings, the lower one of two
     * @param headings every one that is not blank, from left to right, the required ones among them
     *     once
     */
    public record Sheet(String name, String called, int headingRow, List<SheetHeading> headings) {}

    /**
     * A sheet with something in it that is not read.
     *
     * @param missing those of the required headings that the row which comes nearest has not; empty
     *     where it has all of them, or where the sheet is {@link Why#OTHER}
     * @param headings of that row; empty where the sheet is {@link Why#OTHER}
     */
    public record Skipped(String name, Why why, List<String> missing, List<SheetHeading> headings) {

        public Skipped {
            missing = List.copyOf(missing);
            headings = List.copyOf(headings);
        }

        /** Why a sheet is not read. */
        public enum Why {
            /** Has half of the required headings or more; other hidden ones are not told. */
            HIDDEN,
            /** Has half of the required headings or more, but not all. */
            HEADINGS_MISSING,
            /** Has all of the required headings, and says other things. */
            OTHER_FORM,
            /** Nothing in it looks like the headings. */
            OTHER
        }
    }

    private final SheetSource source;
    private final HeadingSearch.Found found;
    private final SheetRows rows;
    private final Runnable cleanUp;

    private SheetReader(
            String fileName,
            SheetSource source,
            HeadingSearch.Found found,
            Limits limits,
            Runnable cleanUp) {
        this.source = source;
        this.found = found;
        this.rows = new SheetRows(fileName, found.parts(), limits);
        this.cleanUp = cleanUp;
    }

    /**
     * @param fileName as the user knows it, for messages
     * @param required headings (cleaned, see {@link SheetHeading}) that must stand together in one
     *     of the first ten rows
     * @throws Refused a {@link SheetProblem}
     */
    public static SheetReader open(Path file, String fileName, List<String> required) {
        return open(file, fileName, required, Limits.DEFAULT);
    }

    /**
     * @throws Refused a {@link SheetProblem}
     */
    public static SheetReader open(
            Path file, String fileName, List<String> required, Limits limits) {
        return open(file, fileName, Wanted.of(required), limits, () -> {});
    }

    /**
     * @throws Refused a {@link SheetProblem}
     */
    public static SheetReader open(
            InputStream in, String fileName, List<String> required, Limits limits) {
        return open(in, fileName, Wanted.of(required), limits);
    }

    /**
     * The stream is first read to its end into a private temporary file, which {@link #close()}
     * deletes; it is left open.
     *
     * @throws Refused a {@link SheetProblem}
     */
    public static SheetReader open(InputStream in, String fileName, Wanted wanted, Limits limits) {
        try {
            var copy = Files.createTempFile("sheet", ".upload");
            try {
                copy(in, copy, fileName, limits);
                return open(copy, fileName, wanted, limits, () -> delete(copy));
            } catch (IOException | RuntimeException failed) {
                delete(copy);
                throw failed;
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static SheetReader open(
            Path file, String fileName, Wanted wanted, Limits limits, Runnable cleanUp) {
        try {
            var source = checked(file, fileName, limits);
            try {
                var found = new HeadingSearch(fileName, wanted, limits).in(source);
                return new SheetReader(fileName, source, found, limits, cleanUp);
            } catch (RuntimeException refused) {
                source.close();
                throw refused;
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * What the headings of a file seem to be that lacks some of the required ones: of each visible
     * sheet the row, among its first ten, with most of the known names; without sheets that have
     * less than half as many of them as another. Empty where no row has any. The stream is read to
     * its end and left open.
     *
     * @param isKnown whether a cleaned name says something
     * @throws Refused a {@link SheetProblem}
     */
    public static List<SheetHeading> likeliestHeadings(
            InputStream in, String fileName, Predicate<String> isKnown, Limits limits) {
        try {
            var copy = Files.createTempFile("sheet", ".upload");
            try {
                copy(in, copy, fileName, limits);
                try (var source = checked(copy, fileName, limits)) {
                    return new HeadingSearch(fileName, Wanted.of(List.of()), limits)
                            .likeliest(source, isKnown);
                }
            } finally {
                delete(copy);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static SheetSource checked(Path file, String fileName, Limits limits)
            throws IOException {
        if (Files.size(file) > limits.fileBytes()) {
            throw tooLarge(fileName, limits);
        }
        return source(file, fileName, limits);
    }

    private static SheetSource source(Path file, String fileName, Limits limits)
            throws IOException {
        return switch (FileKind.of(file, fileName)) {
            case TEXT -> new CsvSource(file, fileName);
            case ZIP -> {
                try {
                    yield new XlsxSource(file, fileName, limits);
                } catch (ExcelReaderException damaged) {
                    throw new Refused(SheetProblem.DAMAGED, fileName, 0);
                }
            }
        };
    }

    /** In the order of their tabs; at least one. */
    public List<Sheet> sheets() {
        return found.sheets();
    }

    /** The headings of all sheets that are read, sheet by sheet. */
    public List<SheetHeading> headings() {
        return found.sheets().stream().flatMap(sheet -> sheet.headings().stream()).toList();
    }

    /** The names of all sheets that are read, in the order of {@link SheetRow#sheet}. */
    public List<String> names() {
        return found.sheets().stream().map(Sheet::name).toList();
    }

    /**
     * In the order of their tabs; without empty sheets, and without hidden ones of other things.
     */
    public List<Skipped> skipped() {
        return found.skipped();
    }

    /**
     * The rows below the headings that have something in them, once, in order, those of one sheet
     * after those of another; not the headings again, as printed pages repeat them. Taking them may
     * refuse with DAMAGED, TOO_MANY_ROWS or TOO_MANY_COLUMNS half-way: nothing read before is then
     * to be kept.
     */
    public Stream<SheetRow> rows() {
        return StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(
                                rows, Spliterator.ORDERED | Spliterator.NONNULL),
                        false)
                .filter(row -> !repeatsHeadings(row));
    }

    private boolean repeatsHeadings(SheetRow row) {
        for (var heading : found.sheets().get(row.sheet()).headings()) {
            if (!(row.cell(heading.column()) instanceof SheetCell.Text(var text))
                    || !text.equals(heading.text())) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        try (source) {
            rows.close();
        } catch (IOException unclosed) {
            throw new UncheckedIOException(unclosed);
        } finally {
            cleanUp.run();
        }
    }

    private static void copy(InputStream in, Path copy, String fileName, Limits limits)
            throws IOException {
        try (var out = Files.newOutputStream(copy)) {
            var buffer = new byte[1 << 16];
            long size = 0;
            int read;
            while ((read = in.read(buffer)) > 0) {
                size += read;
                if (size > limits.fileBytes()) {
                    throw tooLarge(fileName, limits);
                }
                out.write(buffer, 0, read);
            }
        }
    }

    private static Refused tooLarge(String fileName, Limits limits) {
        return new Refused(SheetProblem.TOO_LARGE, fileName, limits.fileBytes() >> 20);
    }

    private static void delete(Path copy) {
        try {
            Files.deleteIfExists(copy);
        } catch (IOException undeleted) {
            throw new UncheckedIOException(undeleted);
        }
    }
}
