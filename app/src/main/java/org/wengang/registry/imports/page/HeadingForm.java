package org.wengang.registry.imports.page;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.wengang.registry.imports.Headings;
import org.wengang.registry.imports.ImportBatch;
import org.wengang.registry.imports.ImportBatch.SkippedSheet;
import org.wengang.registry.imports.ImportBatch.SkippedSheet.Why;
import org.wengang.registry.imports.ImportState;
import org.wengang.registry.imports.Meanings;
import org.wengang.registry.imports.Meanings.Meaning;
import org.wengang.registry.imports.Shapes;
import org.wengang.sheet.SheetHeading;
import org.wengang.web.Page;
import org.wengang.web.component.Choice;

/** The form in which an officer says what headings of a file mean. */
@Component
public final class HeadingForm {

    /** The choice of not reading a column. */
    static final String NOT_READ = "-";

    private final Shapes shapes;
    private final Headings headings;

    HeadingForm(Shapes shapes, Headings headings) {
        this.shapes = shapes;
        this.headings = headings;
    }

    /**
     * @param heading as written in the file, or cleaned where it was understood before
     * @param value heading of the form, {@link #NOT_READ}, or "" where nothing is said
     * @param isSuggested whether the value is only a suggestion
     */
    public record Line(String heading, String value, boolean isSuggested) {}

    /** What may be chosen, in the order of the empty form. */
    List<Choice> choices(Page page, String schema) {
        var choices = new ArrayList<Choice>();
        for (var column : shapes.of(schema).columns(schema, page::t)) {
            choices.add(new Choice(column.heading(), column.label()));
        }
        choices.add(new Choice(NOT_READ, page.t("registry.headings.not-read")));
        return choices;
    }

    /**
     * Headings somebody said something of, and those that mean nothing yet: of the sheets that are
     * read, and of those that lack headings and may have them under other names.
     */
    List<Line> lines(ImportBatch batch) {
        var lines = new LinkedHashMap<String, Line>();
        for (var meaning : batch.meanings().all()) {
            lines.put(meaning.heading(), new Line(meaning.heading(), value(meaning), false));
        }
        var taken = new HashSet<>(batch.meanings().read().values());
        for (var heading : batch.ignoredColumns()) {
            var name = SheetHeading.nameOf(heading);
            if (!name.isEmpty() && !lines.containsKey(name)) {
                var suggested =
                        batch.state() == ImportState.HEADINGS
                                ? headings.suggestion(batch.schema(), heading)
                                        .filter(taken::add)
                                        .orElse("")
                                : "";
                lines.put(name, new Line(heading, suggested, !suggested.isEmpty()));
            }
        }
        batch.skipped(Why.HEADINGS_MISSING)
                .forEach(sheet ->
                        lines(batch.schema(), sheet)
                                .forEach(line ->
                                        lines.putIfAbsent(
                                                SheetHeading.nameOf(line.heading()), line)));
        return List.copyOf(lines.values());
    }

    /** Suggested is only what the sheet lacks. */
    private List<Line> lines(String schema, SkippedSheet sheet) {
        return sheet.headings().stream()
                .filter(heading -> !shapes.of(schema).knows(schema, SheetHeading.nameOf(heading)))
                .map(heading -> {
                    var suggested =
                            headings.suggestion(schema, heading)
                                    .filter(ours ->
                                            sheet.missing().contains(SheetHeading.nameOf(ours)))
                                    .orElse("");
                    return new Line(heading, suggested, !suggested.isEmpty());
                })
                .toList();
    }

    private static String value(Meaning meaning) {
        var column = meaning.column();
        return column == null ? NOT_READ : column;
    }

    /**
     * What was said: {@code heading} and {@code meaning} by turns, as the form has them.
     *
     * @return of headings nothing is chosen for, nothing
     */
    Meanings said(String schema, MultiValueMap<String, String> form, Page page) {
        var said = new LinkedHashMap<String, Meaning>();
        var names = form.getOrDefault("heading", List.of());
        var values = form.getOrDefault("meaning", List.of());
        var offered = choices(page, schema).stream().map(Choice::value).toList();
        for (int i = 0; i < Math.min(names.size(), values.size()); i++) {
            var name = SheetHeading.nameOf(names.get(i));
            var value = values.get(i);
            if (!name.isEmpty() && offered.contains(value)) {
                said.put(name, new Meaning(name, value.equals(NOT_READ) ? null : value));
            }
        }
        return new Meanings(List.copyOf(said.values()));
    }
}
