package org.wengang.policy.words;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.schema.CodeList;
import org.wengang.engine.schema.FactSchema;
import org.wengang.engine.schema.Label;
import org.wengang.engine.schema.Region;
import org.wengang.engine.schema.TierTable;
import org.wengang.engine.schema.Type;
import org.wengang.kernel.DivisionCode;
import org.wengang.kernel.Money;
import org.wengang.organisation.Divisions;
import org.wengang.web.Language;
import org.wengang.web.Texts;
import org.wengang.web.component.Choice;

/** Labels and values as one language writes them. */
public record Words(Language language, Texts texts, FactSchema schema, Divisions divisions) {

    /** A text of the bundles. */
    public String text(String key, Object... arguments) {
        return texts.get(language, key, arguments);
    }

    public String label(Label label) {
        return label.in(language.locale());
    }

    /**
     * A value for people: codes by their label, places by their name, days and amounts as the
     * language writes them.
     *
     * @param value as {@link Type#value} makes it
     */
    public String value(Type type, Object value) {
        return switch (type) {
            case Type.Simple.BOOL -> text((Boolean) value ? "policy.value.yes" : "policy.value.no");
            case Type.Simple.INT, Type.Simple.STRING -> value.toString();
            case Type.Simple.MONEY -> text("policy.value", new Money((Long) value));
            case Type.Simple.DATE -> text("policy.value", (LocalDate) value);
            case Type.Simple.REGION ->
                    divisions.displayName(new DivisionCode(((Region) value).code()));
            case Type.Code(String list) -> label(schema.codeList(list).label((String) value));
            case Type.Codes(String list) -> codes(schema.codeList(list), (List<?>) value);
            case Type.Tiers tiers -> table(tiers, (TierTable) value);
        };
    }

    /** What a value of the type is chosen from; empty where it is written freely. */
    public List<Choice> choices(Type type) {
        return switch (type) {
            case Type.Code(String list) -> choices(schema.codeList(list));
            case Type.Codes(String list) -> choices(schema.codeList(list));
            case Type.Simple.BOOL ->
                    List.of(
                            new Choice("true", text("policy.value.yes")),
                            new Choice("false", text("policy.value.no")));
            case Type.Simple ignored -> List.of();
            case Type.Tiers ignored -> List.of();
        };
    }

    private List<Choice> choices(CodeList list) {
        return list.labels().entrySet().stream()
                .map(code -> new Choice(code.getKey(), label(code.getValue())))
                .toList();
    }

    private String table(Type.Tiers type, TierTable table) {
        return listed(
                table.rows().stream()
                        .map(row ->
                                "%s–%s: %s"
                                        .formatted(
                                                end(type, row.from()),
                                                end(type, row.to()),
                                                value(type.value(), row.value())))
                        .toList());
    }

    private String end(Type.Tiers type, @Nullable Long number) {
        return number == null ? "" : value(type.bound(), Type.ordered(type.bound(), number));
    }

    private String codes(CodeList list, List<?> codes) {
        return listed(codes.stream().map(code -> label(list.label((String) code))).toList());
    }

    /** One after the other; empty for none. */
    public String listed(List<String> words) {
        return words.stream().reduce((a, b) -> text("policy.value.and", a, b)).orElse("");
    }
}
