package org.wengang.engine.fuzz;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.language.Scope;
import org.wengang.engine.schema.CodeList;
import org.wengang.engine.schema.FactSchema;
import org.wengang.engine.schema.TierTable;
import org.wengang.engine.schema.Type;
import org.wengang.engine.schema.Type.Simple;

/** One parameter of each type, and a set for each code list, as YAML with random values. */
final class RandomParameters {

    private static final Map<Type, String> NAMES =
            Map.of(
                    Type.Simple.STRING,
                    "a_text",
                    Type.Simple.INT,
                    "a_number",
                    Type.Simple.MONEY,
                    "a_sum",
                    Type.Simple.DATE,
                    "a_day",
                    Type.Simple.REGION,
                    "a_region",
                    new Type.Code(CodeList.SCOPE.name()),
                    "a_scope",
                    new Type.Code(CodeList.ROUNDING.name()),
                    "a_rounding");

    /** A table for each kind of bound. */
    private static final Map<Simple, Type.Tiers> TABLES =
            Map.of(
                    Simple.INT, new Type.Tiers(Simple.INT, Simple.MONEY),
                    Simple.MONEY, new Type.Tiers(Simple.MONEY, Simple.INT),
                    Simple.DATE, new Type.Tiers(Simple.DATE, Simple.MONEY));

    private RandomParameters() {}

    static boolean has(Type type) {
        return NAMES.containsKey(type);
    }

    static String name(Type type) {
        return Objects.requireNonNull(NAMES.get(type));
    }

    /** A table that is looked up by the type; the one by money gives ints, the others money. */
    static String table(Simple bound) {
        return "a_table_by_" + bound.word();
    }

    static String codes(String list) {
        return "some_" + list;
    }

    static String yaml(FactSchema schema, RandomValues values) {
        var types = new LinkedHashMap<String, Type>();
        NAMES.forEach((type, name) -> types.put(name, type));
        types.put(Scope.JURISDICTION_MODE, new Type.Code(CodeList.JURISDICTION_MODE.name()));
        schema.codeLists().keySet().forEach(list -> types.put(codes(list), new Type.Codes(list)));
        TABLES.forEach((bound, type) -> types.put(table(bound), type));
        var yaml = new StringBuilder();
        new TreeMap<>(types)
                .forEach((name, type) ->
                        yaml.append(
                                """
                                  %s: { type: "%s", label: x, label_en: x, open: x, open_en: x, values: { 2021-01-01: %s } }
                                """
                                        .formatted(
                                                name,
                                                type.word(),
                                                written(type, values.of(type, null)))));
        return yaml.toString();
    }

    private static String written(Type type, Object value) {
        return type instanceof Type.Tiers tiers
                ? rows(tiers, (TierTable) value)
                : quoted(type.text(value));
    }

    /** A text between double quotes, as YAML reads it. */
    static String quoted(String text) {
        return "\"%s\""
                .formatted(
                        text.replace("\\", "\\\\")
                                .replace("\"", "\\\"")
                                .replace("\n", "\\n")
                                .replace("\t", "\\t"));
    }

    private static String rows(Type.Tiers type, TierTable table) {
        return table.rows().stream()
                .map(row ->
                        "{ from: %s, to: %s, value: %s }"
                                .formatted(
                                        end(type, row.from()),
                                        end(type, row.to()),
                                        type.value().text(row.value())))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static String end(Type.Tiers type, @Nullable Long number) {
        return number == null ? "" : type.bound().text(Type.ordered(type.bound(), number));
    }
}
