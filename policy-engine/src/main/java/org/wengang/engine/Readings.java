package org.wengang.engine;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.language.Expression;
import org.wengang.engine.language.Scope;
import org.wengang.engine.policy.Parameter;
import org.wengang.engine.policy.ParameterValues;
import org.wengang.engine.policy.PolicyFile;
import org.wengang.engine.schema.CodeList;
import org.wengang.engine.schema.Fact;
import org.wengang.engine.schema.FactSchema;
import org.wengang.engine.schema.Facts;
import org.wengang.engine.schema.Label;
import org.wengang.engine.schema.TierTable;
import org.wengang.engine.schema.Type;

/** Says what an expression looked at, for people. */
final class Readings {

    private static final Label UNKNOWN = new Label("未知", "unknown");
    private static final Label YES = new Label("是", "yes");
    private static final Label NO = new Label("否", "no");
    private static final DateTimeFormatter ENGLISH_DAY =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    private final PolicyFile file;
    private final FactSchema schema;
    private final ParameterValues values;

    Readings(PolicyFile file, FactSchema schema, ParameterValues values) {
        this.file = file;
        this.schema = schema;
        this.values = values;
    }

    /**
     * What the expression reads, found once; only the facts' values differ from person to person.
     */
    List<Function<Facts, Reading>> of(Expression expression) {
        var readings = new ArrayList<Function<Facts, Reading>>();
        for (Expression read : expression.reads()) {
            if (read instanceof Expression.FactValue(var fact)) {
                readings.add(facts -> fact(fact, facts));
            } else if (read instanceof Expression.ParameterValue parameter) {
                Reading constant = parameter(parameter.name());
                readings.add(facts -> constant);
            }
        }
        if (expression.asksForPlaces() && file.parameters().containsKey(Scope.JURISDICTION_MODE)) {
            Reading mode = parameter(Scope.JURISDICTION_MODE);
            readings.add(facts -> mode);
        }
        return List.copyOf(readings);
    }

    private Reading fact(Fact fact, Facts facts) {
        @Nullable Object value = facts.get(fact.name());
        return reading(Reading.Source.FACT, fact.name(), fact.type(), fact.label(), value);
    }

    private Reading parameter(String name) {
        Parameter parameter = file.parameter(name);
        return reading(
                Reading.Source.PARAMETER,
                name,
                parameter.type(),
                parameter.label(),
                values.get(name));
    }

    private Reading reading(
            Reading.Source source, String name, Type type, Label label, @Nullable Object value) {
        Label text = value == null ? UNKNOWN : text(type, value);
        return new Reading(source, name, type, label, value, text);
    }

    private Label text(Type type, Object value) {
        return switch (type) {
            case Type.Simple.BOOL -> (Boolean) value ? YES : NO;
            case Type.Simple.MONEY -> {
                String yuan = type.text(value);
                yield new Label(yuan + "元", yuan + " yuan");
            }
            case Type.Simple.DATE -> day((LocalDate) value);
            case Type.Simple.INT, Type.Simple.REGION, Type.Simple.STRING -> {
                String text = type.text(value);
                yield new Label(text, text);
            }
            case Type.Code(String list) -> schema.codeList(list).label((String) value);
            case Type.Codes(String list) -> joined(schema.codeList(list), (List<?>) value);
            case Type.Tiers tiers -> table(tiers, (TierTable) value);
        };
    }

    private Label table(Type.Tiers type, TierTable table) {
        var chinese = new ArrayList<String>();
        var english = new ArrayList<String>();
        for (TierTable.Row row : table.rows()) {
            Label from = end(type, row.from());
            Label to = end(type, row.to());
            Label value = text(type.value(), row.value());
            chinese.add("%s–%s：%s".formatted(from.chinese(), to.chinese(), value.chinese()));
            english.add("%s–%s: %s".formatted(from.english(), to.english(), value.english()));
        }
        return new Label(String.join("；", chinese), String.join("; ", english));
    }

    private Label end(Type.Tiers type, @Nullable Long number) {
        return number == null
                ? new Label("", "")
                : text(type.bound(), Type.ordered(type.bound(), number));
    }

    private static Label day(LocalDate day) {
        return new Label(
                "%d年%d月%d日".formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth()),
                ENGLISH_DAY.format(day));
    }

    private static Label joined(CodeList list, List<?> codes) {
        List<Label> labels = codes.stream().map(code -> list.label((String) code)).toList();
        return new Label(
                labels.stream().map(Label::chinese).collect(Collectors.joining("、")),
                labels.stream().map(Label::english).collect(Collectors.joining(", ")));
    }
}
