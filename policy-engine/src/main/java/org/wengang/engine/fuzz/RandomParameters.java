package org.wengang.engine.fuzz;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.wengang.engine.language.Scope;
import org.wengang.engine.schema.CodeList;
import org.wengang.engine.schema.FactSchema;
import org.wengang.engine.schema.Type;

/** One parameter of each type, and a set for each code list, as YAML with random values. */
final class RandomParameters {

    private static final Map<Type, String> NAMES =
            Map.of(
                    Type.Simple.INT,
                    "a_number",
                    Type.Simple.MONEY,
                    "a_sum",
                    Type.Simple.DATE,
                    "a_day",
                    Type.Simple.REGION,
                    "a_region",
                    new Type.Code(CodeList.SCOPE.name()),
                    "a_scope");

    private RandomParameters() {}

    static boolean has(Type type) {
        return NAMES.containsKey(type);
    }

    static String name(Type type) {
        return Objects.requireNonNull(NAMES.get(type));
    }

    static String codes(String list) {
        return "some_" + list;
    }

    static String yaml(FactSchema schema, RandomValues values) {
        var types = new LinkedHashMap<String, Type>();
        NAMES.forEach((type, name) -> types.put(name, type));
        types.put(Scope.JURISDICTION_MODE, new Type.Code(CodeList.JURISDICTION_MODE.name()));
        schema.codeLists().keySet().forEach(list -> types.put(codes(list), new Type.Codes(list)));
        var yaml = new StringBuilder();
        new TreeMap<>(types)
                .forEach((name, type) ->
                        yaml.append(
                                """
                                  %s: { type: %s, label: x, label_en: x, open: x, open_en: x, values: { 2021-01-01: "%s" } }
                                """
                                        .formatted(
                                                name,
                                                type.word(),
                                                type.text(values.of(type, null)))));
        return yaml.toString();
    }
}
