package org.wengang.registry.filing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.schema.CodeList;
import org.wengang.engine.schema.Fact;
import org.wengang.engine.schema.FactSchema;
import org.wengang.engine.schema.Region;
import org.wengang.engine.schema.Type;
import org.wengang.registry.cell.CellText;
import org.wengang.registry.cell.RowCells;

/** The value of a fact out of its cell: what its type, its range and its list of codes allow. */
public final class FactCell {

    /** Plain, or with a comma before every three digits. */
    private static final String WHOLE = "-?(?:[0-9]{1,13}|[0-9]{1,3}(?:,[0-9]{3}){1,4})";

    private static final Pattern INT = Pattern.compile(WHOLE);
    private static final Pattern MONEY =
            Pattern.compile("(?:¥ ?)?(" + WHOLE + "(?:\\.[0-9]{1,2})?)(?: ?元)?");

    private final FactSchema schema;
    private final RowCells cells;

    public FactCell(FactSchema schema, RowCells cells) {
        this.schema = schema;
        this.cells = cells;
    }

    /** Null when the cell is empty or holds no value of the fact, which is then a fault. */
    public @Nullable Object value(Fact fact) {
        var heading = fact.label().chinese();
        return switch (fact.type()) {
            case Type.Simple.BOOL -> bool(heading);
            case Type.Simple.INT -> inRange(fact, whole(heading));
            case Type.Simple.MONEY -> inRange(fact, fen(heading));
            case Type.Simple.DATE -> inRange(fact, cells.day(heading));
            case Type.Simple.REGION -> region(heading);
            case Type.Simple.STRING ->
                    cells.text(heading, (int) Objects.requireNonNull(fact.range()).high());
            case Type.Code(String list) -> code(heading, schema.codeList(list));
            case Type.Codes _, Type.Tiers _ ->
                    throw new IllegalStateException("A fact holds one value: " + fact.name());
        };
    }

    private @Nullable Object inRange(Fact fact, @Nullable Object value) {
        if (value == null || schema.allows(fact, value)) {
            return value;
        }
        var range = Objects.requireNonNull(fact.range());
        cells.fault(
                fact.label().chinese(),
                "fact-out-of-range",
                bound(fact.type(), range.low()),
                bound(fact.type(), range.high()));
        return null;
    }

    private static String bound(Type type, long number) {
        return type.text(type == Type.Simple.DATE ? LocalDate.ofEpochDay(number) : (Object) number);
    }

    private @Nullable Boolean bool(String heading) {
        return switch (CellText.withoutBlanks(cells.words(heading)).toLowerCase(Locale.ROOT)) {
            case "" -> null;
            case "是", "yes", "true", "√", "✓", "✔" -> true;
            case "否", "no", "false", "×", "✗", "✘" -> false;
            default -> {
                cells.fault(heading, "fact-not-yes-or-no");
                yield null;
            }
        };
    }

    private @Nullable Long whole(String heading) {
        var text = cells.words(heading);
        if (text.isEmpty() || INT.matcher(text).matches()) {
            return text.isEmpty() ? null : Long.valueOf(text.replace(",", ""));
        }
        cells.fault(heading, "fact-not-a-whole-number");
        return null;
    }

    private @Nullable Long fen(String heading) {
        var text = cells.words(heading);
        if (text.isEmpty()) {
            return null;
        }
        var amount = MONEY.matcher(text);
        if (amount.matches()) {
            var yuan = new BigDecimal(amount.group(1).replace(",", ""));
            return yuan.movePointRight(2).longValueExact();
        }
        cells.fault(heading, "fact-not-an-amount");
        return null;
    }

    private @Nullable Region region(String heading) {
        var place = cells.place(heading);
        return place == null ? null : Region.parse(place.code().value());
    }

    /** By its word in either language, or by the code itself. */
    private @Nullable String code(String heading, CodeList list) {
        var word = cells.words(heading);
        if (word.isEmpty()) {
            return null;
        }
        for (var code : list.labels().entrySet()) {
            var label = code.getValue();
            if (plain(label.chinese()).equals(plain(word))
                    || plain(label.english()).equals(plain(word))
                    || code.getKey().equals(word)) {
                return code.getKey();
            }
        }
        cells.fault(
                heading,
                "not-in-list",
                list.labels().values().stream()
                        .map(label -> label.chinese())
                        .collect(Collectors.joining("、")));
        return null;
    }

    private static String plain(String word) {
        return CellText.withoutBlanks(CellText.clean(word)).toLowerCase(Locale.ROOT);
    }
}
