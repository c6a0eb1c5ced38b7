package org.wengang.registry.imports.filing;

import java.io.OutputStream;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.wengang.engine.schema.Fact;
import org.wengang.engine.schema.Type;
import org.wengang.registry.filing.FilingColumn;
import org.wengang.registry.filing.FilingColumn.Named;
import org.wengang.registry.filing.FilingColumn.OfFact;
import org.wengang.registry.filing.FilingLayout;
import org.wengang.registry.imports.Shape;
import org.wengang.registry.roster.DocumentKind;
import org.wengang.registry.roster.Listed;
import org.wengang.sheet.SheetCell;
import org.wengang.sheet.SheetWriter;

/**
 * An empty file of filings, or of entries of a ledger, to fill in, made of its schema: what each
 * column takes stands above the headings, where it is never read as a filing.
 *
 * @param notes what holds for the whole form
 */
public record FilingTemplate(FilingLayout layout, String title, String notes, Shape.Text text) {

    private static final String YES = "是";
    private static final String NO = "否";

    public void write(OutputStream out) {
        try (var writer =
                SheetWriter.open(
                        SheetWriter.Format.XLSX,
                        out,
                        title,
                        List.of(
                                text.of(
                                        "registry.filing.template.title",
                                        title,
                                        layout.schema().row().chinese())))) {
            writer.row(cells(List.of(notes)));
            writer.row(cells(columns(this::note)));
            writer.row(
                    cells(
                            columns(column ->
                                    text.of("registry.template.example", example(column)))));
            writer.row(cells(columns(FilingColumn::heading)));
            for (int i = 0; i < layout.columns().size(); i++) {
                var column = layout.columns().get(i);
                var words = choices(column);
                if (!words.isEmpty()) {
                    writer.offer(i, words);
                }
                if (column == Named.ID || column == Named.USCC) {
                    writer.keepAsTyped(i);
                }
            }
        }
    }

    private String note(FilingColumn column) {
        var note = content(column);
        return layout.isRequired(column) ? text.of("registry.filing.note.required", note) : note;
    }

    private String content(FilingColumn column) {
        return switch (column) {
            case Named.ID_KIND ->
                    text.of("registry.template.note.ID_KIND", Listed.words(DocumentKind.values()));
            case Named named -> text.of("registry.filing.note." + named);
            case OfFact(var fact) -> content(fact);
        };
    }

    private String content(Fact fact) {
        if (layout.isMonth(fact)) {
            return text.of("registry.filing.note.MONTH");
        }
        return switch (fact.type()) {
            case Type.Simple.BOOL -> text.of("registry.filing.note.yes-or-no");
            case Type.Simple.REGION -> text.of("registry.filing.note.place");
            case Type.Simple.INT ->
                    text.of("registry.filing.note.whole", bound(fact, true), bound(fact, false));
            case Type.Simple.MONEY ->
                    text.of("registry.filing.note.money", bound(fact, true), bound(fact, false));
            case Type.Simple.DATE ->
                    text.of("registry.filing.note.day", bound(fact, true), bound(fact, false));
            case Type.Simple.STRING -> text.of("registry.filing.note.text", bound(fact, false));
            case Type.Code(String list) ->
                    text.of("registry.filing.note.code", String.join("、", words(list)));
            case Type.Codes _, Type.Tiers _ ->
                    throw new IllegalStateException("A fact holds one value: " + fact.name());
        };
    }

    /** What may be chosen in the column; empty where it is no list. */
    private List<String> choices(FilingColumn column) {
        if (column == Named.ID_KIND) {
            return Arrays.stream(DocumentKind.values()).map(Listed::word).toList();
        }
        if (!(column instanceof OfFact(var fact)) || layout.isMonth(fact)) {
            return List.of();
        }
        return switch (fact.type()) {
            case Type.Simple.BOOL -> List.of(YES, NO);
            case Type.Code(String list) -> words(list);
            default -> List.of();
        };
    }

    private List<String> words(String codeList) {
        return layout.schema().codeList(codeList).labels().values().stream()
                .map(label -> label.chinese())
                .toList();
    }

    private static String bound(Fact fact, boolean isLow) {
        var range = Objects.requireNonNull(fact.range());
        var number = isLow ? range.low() : range.high();
        return switch (fact.type()) {
            case Type.Simple.DATE -> LocalDate.ofEpochDay(number).toString();
            case Type.Simple.MONEY -> fact.type().text(number);
            default -> Long.toString(number);
        };
    }

    /** An invented filing; the numbers are the published examples of their standards. */
    private String example(FilingColumn column) {
        return switch (column) {
            case Named.NAME -> "张试一";
            case Named.ID -> "11010519491231002X";
            case Named.ID_KIND -> DocumentKind.RESIDENT_ID.word();
            case Named.ORGANISATION -> "试验机械厂";
            case Named.USCC -> "91350100M000100Y43";
            case Named.MONTH -> "2021-02";
            case Named.OCCASION -> "—";
            case OfFact(var fact) -> example(fact);
        };
    }

    private String example(Fact fact) {
        return switch (fact.type()) {
            case Type.Simple.BOOL -> YES;
            case Type.Simple.REGION -> "河北省石家庄市鹿泉区";
            case Type.Simple.INT -> bound(fact, true);
            case Type.Simple.MONEY -> "1000.00";
            case Type.Simple.DATE -> "2021-02-01";
            case Type.Simple.STRING -> "—";
            case Type.Code(String list) ->
                    layout.schema().codeList(list).labels().values().iterator().next().chinese();
            case Type.Codes _, Type.Tiers _ ->
                    throw new IllegalStateException("A fact holds one value: " + fact.name());
        };
    }

    private List<String> columns(Function<FilingColumn, String> words) {
        return layout.columns().stream().map(words).toList();
    }

    private static List<SheetCell> cells(List<String> texts) {
        return texts.stream().map(SheetCell::of).toList();
    }
}
