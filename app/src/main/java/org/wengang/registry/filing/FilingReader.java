package org.wengang.registry.filing;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.core.io.InputStreamSource;
import org.wengang.kernel.Refused;
import org.wengang.organisation.Divisions;
import org.wengang.registry.RegistryProblem;
import org.wengang.registry.cell.Places;
import org.wengang.registry.cell.RowCells;
import org.wengang.sheet.SheetHeading;
import org.wengang.sheet.SheetProblem;
import org.wengang.sheet.SheetReader;
import org.wengang.sheet.SheetRow;

/**
 * Reads a file of filings row by row: headings in any order and either language, every fault of a
 * row. A heading that its form does not have is refused: a fact written under it would be lost. To
 * be closed.
 */
public final class FilingReader implements Closeable {

    private final SheetReader sheet;
    private final FilingLayout layout;
    private final Map<String, Integer> columns;
    private final Places places;
    private final LocalDate today;

    private FilingReader(
            SheetReader sheet,
            FilingLayout layout,
            Map<String, Integer> columns,
            Divisions divisions,
            LocalDate today) {
        this.sheet = sheet;
        this.layout = layout;
        this.columns = columns;
        this.places = new Places(divisions, today);
        this.today = today;
    }

    /**
     * @param fileName as the user knows it, for messages
     * @param meanings by the cleaned name of a heading that is not of the form, the heading of the
     *     form it stands for
     * @param passedOver names of headings that are not read, such as that of the reasons
     * @param today nobody is born after this day
     * @throws Refused a {@link SheetProblem} or registry-headings-unknown
     */
    public static FilingReader open(
            InputStreamSource file,
            String fileName,
            FilingLayout layout,
            Map<String, String> meanings,
            Set<String> passedOver,
            Divisions divisions,
            LocalDate today) {
        var sheet = open(file, fileName, layout, meanings);
        try {
            var columns = columns(sheet, fileName, layout, passedOver);
            return new FilingReader(sheet, layout, columns, divisions, today);
        } catch (Refused refused) {
            sheet.close();
            throw refused;
        }
    }

    /** By the headings of the form; by the English ones where those are not there. */
    private static SheetReader open(
            InputStreamSource file,
            String fileName,
            FilingLayout layout,
            Map<String, String> meanings) {
        try {
            return open(file, fileName, wanted(layout, meanings, FilingColumn::heading));
        } catch (Refused refused) {
            if (refused.problem() != SheetProblem.NO_HEADINGS) {
                throw refused;
            }
            try {
                return open(
                        file, fileName, wanted(layout, meanings, FilingColumn::headingInEnglish));
            } catch (Refused notInEnglishEither) {
                refused.addSuppressed(notInEnglishEither);
                throw refused;
            }
        }
    }

    private static SheetReader open(
            InputStreamSource file, String fileName, SheetReader.Wanted wanted) {
        try (var in = file.getInputStream()) {
            return SheetReader.open(in, fileName, wanted, SheetReader.Limits.DEFAULT);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static SheetReader.Wanted wanted(
            FilingLayout layout,
            Map<String, String> meanings,
            Function<FilingColumn, String> language) {
        var required =
                layout.columns().stream()
                        .filter(layout::isRequired)
                        .map(language)
                        .map(SheetHeading::nameOf)
                        .toList();
        var inLanguage = new HashMap<String, String>();
        meanings.forEach((heading, meant) ->
                layout.ofHeading(SheetHeading.nameOf(meant))
                        .map(language)
                        .map(SheetHeading::nameOf)
                        .ifPresent(name -> inLanguage.put(heading, name)));
        return new SheetReader.Wanted(required, inLanguage);
    }

    private static Map<String, Integer> columns(
            SheetReader sheet, String fileName, FilingLayout layout, Set<String> passedOver) {
        var columns = new HashMap<String, Integer>();
        var unknown = new ArrayList<String>();
        for (var heading : sheet.headings()) {
            var column = layout.ofHeading(heading.name());
            if (column.isEmpty()) {
                if (!passedOver.contains(heading.name())) {
                    unknown.add(heading.text().strip());
                }
            } else if (columns.putIfAbsent(column.get().heading(), heading.column()) != null) {
                throw new Refused(
                        SheetProblem.HEADING_TWICE,
                        fileName,
                        heading.name(),
                        sheet.headingRow(),
                        heading.column() + 1);
            }
        }
        if (!unknown.isEmpty()) {
            throw new Refused(
                    RegistryProblem.HEADINGS_UNKNOWN,
                    fileName,
                    String.join("、", unknown),
                    layout.columns().stream()
                            .map(FilingColumn::heading)
                            .collect(Collectors.joining("、")));
        }
        return Map.copyOf(columns);
    }

    /** What is read from, each row for {@link #parse}. */
    public SheetReader sheet() {
        return sheet;
    }

    /** What one row says; safe for any number of threads. */
    public FilingLine parse(SheetRow row) {
        return parse(layout, row.number(), new RowCells(row, columns, places), today);
    }

    /**
     * What somebody typed, as one row.
     *
     * @param cells by the headings of the form
     */
    public static FilingLine parse(
            FilingLayout layout, int number, RowCells cells, LocalDate today) {
        return new FilingParser(layout, number, cells, today).parse();
    }

    @Override
    public void close() {
        sheet.close();
    }
}
