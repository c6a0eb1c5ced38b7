package org.wengang.registry.roster;

import java.io.Closeable;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wengang.kernel.Refused;
import org.wengang.organisation.Divisions;
import org.wengang.registry.cell.Places;
import org.wengang.registry.cell.RowCells;
import org.wengang.sheet.SheetProblem;
import org.wengang.sheet.SheetReader;
import org.wengang.sheet.SheetRow;

/**
 * Reads a roster row by row: headings in any order, every fault of a row, people who stand there
 * twice. Needs neither a server nor a database. To be closed.
 */
public final class RosterReader implements Closeable {

    private final SheetReader sheet;
    private final Map<RosterColumn, Integer> columns;
    private final List<String> ignoredColumns;
    private final Map<String, Integer> byHeading;
    private final Places places;
    private final LocalDate today;

    private RosterReader(SheetReader sheet, String fileName, Divisions divisions, LocalDate today) {
        this.sheet = sheet;
        this.places = new Places(divisions, today);
        this.today = today;
        var read = new EnumMap<RosterColumn, Integer>(RosterColumn.class);
        var ignored = new ArrayList<String>();
        for (var heading : sheet.headings()) {
            var column = RosterColumn.ofHeading(heading.name());
            if (column.isEmpty()) {
                ignored.add(heading.text().strip());
            } else if (read.putIfAbsent(column.get(), heading.column()) != null) {
                throw new Refused(
                        SheetProblem.HEADING_TWICE,
                        fileName,
                        heading.name(),
                        sheet.headingRow(),
                        heading.column() + 1);
            }
        }
        this.columns = Collections.unmodifiableMap(read);
        this.byHeading =
                read.entrySet().stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        column -> column.getKey().heading(), Map.Entry::getValue));
        this.ignoredColumns = List.copyOf(ignored);
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
                fileName,
                divisions,
                today);
    }

    /**
     * Like {@link #open(Path, String, Divisions, LocalDate)}; the stream is read to its end first.
     */
    public static RosterReader open(
            InputStream in, String fileName, Divisions divisions, LocalDate today) {
        return open(in, fileName, Map.of(), divisions, today);
    }

    /**
     * @param meanings by the cleaned name of a heading that is not ours, the heading it stands for
     */
    public static RosterReader open(
            InputStream in,
            String fileName,
            Map<String, String> meanings,
            Divisions divisions,
            LocalDate today) {
        var wanted = new SheetReader.Wanted(RosterColumn.requiredHeadings(), meanings);
        return open(
                SheetReader.open(in, fileName, wanted, SheetReader.Limits.DEFAULT),
                fileName,
                divisions,
                today);
    }

    private static RosterReader open(
            SheetReader sheet, String fileName, Divisions divisions, LocalDate today) {
        try {
            return new RosterReader(sheet, fileName, divisions, today);
        } catch (Refused headingTwice) {
            sheet.close();
            throw headingTwice;
        }
    }

    /** What is read from; its rows instead of {@link #lines}, not beside them. */
    public SheetReader sheet() {
        return sheet;
    }

    /** 0-based column of each heading that is read and was found. */
    public Map<RosterColumn, Integer> columns() {
        return columns;
    }

    /** Headings that mean nothing here, as written, from left to right. */
    public List<String> ignoredColumns() {
        return ignoredColumns;
    }

    /**
     * Every row with something in it, once, in order; people who stand there twice are refused the
     * second time.
     *
     * @throws org.wengang.kernel.Refused half-way when the file turns out damaged or too large:
     *     nothing taken before is then to be kept
     */
    public Stream<RosterLine> lines() {
        var people = new RepeatedPeople();
        return sheet.rows().map(this::parse).map(people::check);
    }

    /**
     * What one row says; safe for any number of threads, whose user then asks {@link
     * RepeatedPeople} in the order of the rows.
     */
    public RosterLine parse(SheetRow row) {
        return new RowParser(row.number(), new RowCells(row, byHeading, places), today).parse();
    }

    @Override
    public void close() {
        sheet.close();
    }
}
