package org.wengang.cli;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.wengang.kernel.Refused;
import org.wengang.organisation.Divisions;
import org.wengang.registry.cell.FileRow;
import org.wengang.registry.roster.RosterColumn;
import org.wengang.registry.roster.RosterLine;
import org.wengang.registry.roster.RosterReader;
import org.wengang.sheet.SheetReader;
import org.wengang.web.Texts;

/**
 * A roster for the command line. Stricter than the import, since nobody sees a report before the
 * answer: a heading that means nothing may be a misspelt one, whose facts would all be unknown.
 *
 * @param lenient whether such headings are left out instead
 */
record RosterFile(Path file, boolean lenient, Texts texts) {

    /**
     * Hands on every line in order, with the row it stands in.
     *
     * @param today nobody is born after this day
     * @param notes what is left out of the file, in sentences
     * @throws CannotDo with the place, for what is no roster
     */
    void read(LocalDate today, Consumer<String> notes, BiConsumer<FileRow, RosterLine> lines) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw At.start(file, "There is no such file, or it cannot be read.");
        }
        var name = String.valueOf(file.getFileName());
        try (var reader = RosterReader.open(file, name, Divisions.load(), today)) {
            checkHeadings(reader, notes);
            reader.sheet().skipped().forEach(sheet -> notes.accept(notRead(sheet)));
            var sheets = reader.sheet().names();
            reader.lines()
                    .forEachOrdered(line -> lines.accept(FileRow.of(line.number(), sheets), line));
        } catch (Refused refused) {
            throw At.sheet(file, refused, texts);
        } catch (UncheckedIOException problem) {
            var cause = Objects.requireNonNullElse(problem.getCause(), problem);
            throw At.start(file, "The file cannot be read: " + cause.getMessage());
        }
    }

    private String notRead(SheetReader.Skipped sheet) {
        return file
                + ": the sheet “"
                + sheet.name()
                + "” is not read"
                + switch (sheet.why()) {
                    case HIDDEN -> ": it is hidden.";
                    case HEADINGS_MISSING ->
                            ": it has no heading " + String.join(", ", sheet.missing()) + ".";
                    case OTHER_FORM -> ": it is another form.";
                    case OTHER -> ".";
                };
    }

    private void checkHeadings(RosterReader reader, Consumer<String> notes) {
        var sheets = reader.sheet().sheets();
        sheets.forEach(sheet ->
                checkHeadings(
                        sheet, sheets.size() == 1 ? "" : " of the sheet “" + sheet.name() + "”"));
        if (!reader.ignoredColumns().isEmpty()) {
            notes.accept(
                    file + ": columns left out: " + String.join(", ", reader.ignoredColumns()));
        }
    }

    /**
     * @param ofSheet behind a heading in a sentence
     */
    private void checkHeadings(SheetReader.Sheet sheet, String ofSheet) {
        var seen = EnumSet.noneOf(RosterColumn.class);
        for (var heading : sheet.headings()) {
            var column = RosterColumn.ofHeading(heading.name());
            if (column.isPresent() && !seen.add(column.get())) {
                throw At.place(
                        file,
                        sheet.headingRow(),
                        heading.column() + 1,
                        "The heading “%s”%s stands there twice."
                                .formatted(heading.text().strip(), ofSheet));
            }
            if (column.isEmpty() && !lenient) {
                throw At.place(
                        file,
                        sheet.headingRow(),
                        heading.column() + 1,
                        "The heading “%s”%s is not known; correct it, or leave such columns out with"
                                        .formatted(heading.text().strip(), ofSheet)
                                + " --ignore-unknown-columns.");
            }
        }
    }
}
