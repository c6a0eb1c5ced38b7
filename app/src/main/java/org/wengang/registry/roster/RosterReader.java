package org.wengang.registry.roster;

import java.io.Closeable;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.wengang.kernel.Refused;
import org.wengang.organisation.Divisions;
import org.wengang.registry.cell.Places;
import org.wengang.registry.cell.RowCells;
import org.wengang.sheet.SheetHeading;
import org.wengang.sheet.SheetProblem;
import org.wengang.sheet.SheetReader;
import org.wengang.sheet.SheetRow;

/**
 * Reads a roster row by row: headings in any order, in each of its sheets another, every fault of a
 * row, people who stand there twice, also in two sheets. Needs neither a server nor a database. To
 * be closed.
 */
public final class RosterReader implements Closeable {

    private final SheetReader sheet;
    private final List<Map<String, Integer>> columns;
    private final List<String> ignoredColumns;
    private final Places places;
    private final LocalDate today;

    private RosterReader(SheetReader sheet, Divisions divisions, LocalDate today) {
        this.sheet = sheet;
        this.places = new Places(divisions, today);
        this.today = today;
        var ignored = new LinkedHashSet<String>();
        this.columns = sheet.sheets().stream().map(each -> columns(each, ignored)).toList();
        this.ignoredColumns = List.copyOf(ignored);
    }

    /** 0-based, by heading of the form; what means nothing is added to the ignored ones. */
    private static Map<String, Integer> columns(SheetReader.Sheet sheet, Set<String> ignored) {
        var columns = new HashMap<String, Integer>();
        for (var heading : sheet.headings()) {
            var column = RosterColumn.ofHeading(heading.name());
            if (column.isEmpty()) {
                ignored.add(heading.text().strip());
            } else if (columns.putIfAbsent(column.get().heading(), heading.column()) != null) {
                throw new Refused(
                        SheetProblem.HEADING_TWICE,
                        sheet.called(),
                        heading.name(),
                        sheet.headingRow(),
                        heading.column() + 1);
            }
        }
        return Map.copyOf(columns);
    }

    /**
     * @param fileName as the user knows it, for messages
     * @param today nobody is born after this day
     * @throws org.wengang.kernel.Refused a {@link org.wengang.sheet.SheetProblem}: no sheet, no
     *     headings 姓名 and 证件号码, a heading twice …
     */
    public static RosterReader open(
            Path file, String fileName, Divisions divisions, LocalDate today) {
        return open(
                SheetReader.open(file, fileName, RosterColumn.requiredHeadings()),
                divisions,
                today);
    }

    /**
     * Like {@link #open(Path, String, Divisions, LocalDate)}; the stream is read to its end first.
     */
    public static RosterReader open(
            InputStream in, String fileName, Divisions divisions, LocalDate today) {
        return open(in, fileName, Map.of(), headings -> false, divisions, today);
    }

    /**
     * @param meanings by the cleaned name of a heading that is not ours, the heading it stands for
     * @param isOther whether a sheet with these headings is no roster, though it has what a roster
     *     must have; such sheets are left out where there is a roster beside them
     */
    public static RosterReader open(
            InputStream in,
            String fileName,
            Map<String, String> meanings,
            Predicate<List<SheetHeading>> isOther,
            Divisions divisions,
            LocalDate today) {
        var wanted = new SheetReader.Wanted(RosterColumn.requiredHeadings(), meanings, isOther);
        return open(
                SheetReader.open(in, fileName, wanted, SheetReader.Limits.DEFAULT),
                divisions,
                today);
    }

    private static RosterReader open(SheetReader sheet, Divisions divisions, LocalDate today) {
        try {
            return new RosterReader(sheet, divisions, today);
        } catch (Refused headingTwice) {
            sheet.close();
            throw headingTwice;
        }
    }

    /** What is read from; its rows instead of {@link #lines}, not beside them. */
    public SheetReader sheet() {
        return sheet;
    }

    /** Headings that mean nothing here, as written, sheet by sheet from left to right. */
    public List<String> ignoredColumns() {
        return ignoredColumns;
    }

    /**
     * Every row with something in it, once, sheet by sheet in order; people who stand there twice
     * are refused the second time.
     *
     * @throws org.wengang.kernel.Refused half-way when the file turns out damaged or too large:
     *     nothing taken before is then to be kept
     */
    public Stream<RosterLine> lines() {
        var people = new RepeatedPeople(sheet.names());
        return sheet.rows().map(this::parse).map(people::check);
    }

    /**
     * What one row says; safe for any number of threads, whose user then asks {@link
     * RepeatedPeople} in the order of the rows.
     */
    public RosterLine parse(SheetRow row) {
        var cells = new RowCells(row, columns.get(row.sheet()), places);
        return new RowParser(row.inFile(), cells, today).parse();
    }

    @Override
    public void close() {
        sheet.close();
    }
}
