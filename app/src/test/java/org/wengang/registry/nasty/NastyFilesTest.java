package org.wengang.registry.nasty;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wengang.kernel.Refused;
import org.wengang.organisation.Divisions;
import org.wengang.registry.cell.FileRow;
import org.wengang.registry.cell.RowFault;
import org.wengang.registry.roster.RosterLine;
import org.wengang.registry.roster.RosterLine.Accepted;
import org.wengang.registry.roster.RosterLine.Rejected;
import org.wengang.registry.roster.RosterReader;
import org.wengang.registry.roster.RosterRow;
import org.wengang.sheet.SheetReader;
import org.wengang.web.Language;
import org.wengang.web.Texts;

/**
 * What becomes of each nasty file; {@code docs/files.md} says what should. To see what does, run
 * with {@code -Dwengang.outcomes=<file>}, and copy a line only after thinking it right.
 */
class NastyFilesTest {

    private static final Path EXPECTED = Path.of("../docs/files.md");
    private static final Texts TEXTS = Texts.load();
    private static final Divisions DIVISIONS = Divisions.load();
    private static final LocalDate TODAY = LocalDate.of(2021, 2, 5);

    static List<NastyFile> files() {
        return Stream.of(NastyTexts.all(), NastyCells.all(), NastySheets.all(), NastyPackages.all())
                .flatMap(List::stream)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("files")
    void comes_out_as_told(NastyFile file) throws IOException {
        assertThat(line(file)).isEqualTo(expected().get(file.name()));
    }

    @Test
    void every_line_told_is_of_a_file_and_none_is_of_two() throws IOException {
        var written = System.getProperty("wengang.outcomes");
        if (written != null) {
            Files.write(Path.of(written), lines());
        }
        assertThat(expected().keySet())
                .containsExactlyElementsOf(files().stream().map(NastyFile::name).toList());
    }

    @ParameterizedTest
    @MethodSource("files")
    void is_refused_in_clear_words(NastyFile file) throws IOException {
        try (var reader = open(file)) {
            reader.lines()
                    .filter(Rejected.class::isInstance)
                    .flatMap(line -> ((Rejected) line).faults().stream())
                    .forEach(fault -> isClear(fault.said().key(), fault.said().arguments()));
        } catch (Refused refused) {
            isClear("problem." + refused.problem().code(), refused.arguments());
        }
    }

    /** No placeholder is left, and nothing is said of a row 0. */
    private static void isClear(String key, List<?> arguments) {
        for (var language : Language.values()) {
            assertThat(TEXTS.get(language, key, arguments.toArray()))
                    .isNotBlank()
                    .doesNotContain("{", "}", "第 0 行", "row 0");
        }
    }

    private static List<String> lines() throws IOException {
        var lines = new ArrayList<String>();
        for (var file : files()) {
            lines.add(line(file));
        }
        return lines;
    }

    private static String line(NastyFile file) throws IOException {
        return "| %s | %s | %s |".formatted(file.name(), file.what(), outcome(file));
    }

    private static Map<String, String> expected() throws IOException {
        var lines = new LinkedHashMap<String, String>();
        try (var text = Files.lines(EXPECTED)) {
            text.filter(line -> line.startsWith("| ") && !line.startsWith("| file"))
                    .forEach(line -> lines.put(line.split(" ")[1], line));
        }
        return lines;
    }

    private static RosterReader open(NastyFile file) throws IOException {
        return RosterReader.open(
                new ByteArrayInputStream(file.content().bytes()), file.name(), DIVISIONS, TODAY);
    }

    private static String outcome(NastyFile file) throws IOException {
        try (var reader = open(file)) {
            var told = new ArrayList<String>();
            for (var sheet : reader.sheet().skipped()) {
                told.add("sheet not read: " + notRead(sheet));
            }
            if (!reader.ignoredColumns().isEmpty()) {
                told.add("columns not read: " + String.join(", ", reader.ignoredColumns()));
            }
            var sheets = reader.sheet().names();
            reader.lines().forEach(line -> told.add(line(line, sheets)));
            return told.isEmpty() ? "no rows" : String.join("<br>", told);
        } catch (Refused refused) {
            return "**refused** "
                    + Stream.concat(
                                    Stream.of(refused.problem().code()),
                                    refused.arguments().stream().skip(1).map(Object::toString))
                            .collect(joining(" "));
        }
    }

    private static String notRead(SheetReader.Skipped sheet) {
        var why = sheet.why().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return "%s, %s %s".formatted(sheet.name(), why, String.join("、", sheet.missing())).strip();
    }

    private static String line(RosterLine line, List<String> sheets) {
        return FileRow.of(line.number(), sheets)
                + switch (line) {
                    case Accepted(var row) -> ": " + row(row);
                    case Rejected rejected ->
                            " **refused**: "
                                    + rejected.faults().stream()
                                            .map(fault -> fault(fault))
                                            .collect(joining(", "));
                };
    }

    /** With the rows it names. */
    private static String fault(RowFault fault) {
        return Stream.concat(
                        Stream.of(fault.heading(), fault.code()),
                        fault.arguments().stream()
                                .filter(FileRow.class::isInstance)
                                .map(Object::toString))
                .collect(joining(" "));
    }

    private static String row(RosterRow row) {
        var facts = new LinkedHashMap<>(row.facts());
        facts.remove("birth");
        if (row.mobile() != null) {
            facts.put("mobile", row.mobile().digits());
        }
        if (row.uscc() != null) {
            facts.put("uscc", row.uscc().value());
        }
        if (row.remark() != null) {
            facts.put("remark", row.remark().replace("\n", "\\n"));
        }
        return row.name().value() + " " + row.id().key() + (facts.isEmpty() ? "" : " " + facts);
    }
}
