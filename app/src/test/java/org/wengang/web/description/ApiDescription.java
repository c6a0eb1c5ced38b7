package org.wengang.web.description;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The description as it is served, and whether an answer is as it says: as much of JSON Schema as
 * it uses, and stricter, since a field that is not described is a fault as well.
 */
public final class ApiDescription {

    private final Map<?, ?> document;

    private ApiDescription(Map<?, ?> document) {
        this.document = document;
    }

    public static ApiDescription served() {
        return new ApiDescription((Map<?, ?>) parse(OpenApi.text()));
    }

    /** YAML, or JSON, which is YAML too. */
    static Object parse(String text) {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
    }

    /** Operations as {@code GET /api/v1/workers/{id}}, each with its description. */
    public Map<String, Map<?, ?>> operations() {
        var operations = new TreeMap<String, Map<?, ?>>();
        ((Map<?, ?>) at(document, "paths"))
                .forEach((path, methods) ->
                        ((Map<?, ?>) methods)
                                .forEach((method, operation) ->
                                        operations.put(
                                                method.toString().toUpperCase() + " " + path,
                                                (Map<?, ?>) operation)));
        return operations;
    }

    /** The right of each operation, which every way of getting in names alike. */
    public Map<String, String> rights() {
        var rights = new TreeMap<String, String>();
        operations()
                .forEach((name, operation) -> {
                    var named = new ArrayList<Object>();
                    for (var way : (List<?>) at(operation, "security")) {
                        ((Map<?, ?>) way).values().forEach(each -> named.addAll((List<?>) each));
                    }
                    rights.put(
                            name,
                            named.stream().distinct().count() == 1
                                    ? named.getFirst().toString()
                                    : named.toString());
                });
        return rights;
    }

    /** The operation a request means. */
    public String operation(String method, String path) {
        return operations().keySet().stream()
                .filter(name ->
                        (method + " " + path).matches(name.replaceAll("\\{[^}]*}", "[^/]+")))
                .findFirst()
                .orElseThrow();
    }

    /** Parameters of the query by name, each with its schema. */
    public Map<String, Map<?, ?>> query(String operation) {
        var query = new TreeMap<String, Map<?, ?>>();
        var parameters =
                (List<?>) Objects.requireNonNullElse(of(operation).get("parameters"), List.of());
        for (var each : parameters) {
            var parameter = resolved((Map<?, ?>) each);
            if ("query".equals(parameter.get("in"))) {
                query.put(at(parameter, "name").toString(), (Map<?, ?>) at(parameter, "schema"));
            }
        }
        return query;
    }

    /** What is wrong with a JSON answer; empty if nothing is. */
    public List<String> faults(String operation, int status, String json) {
        var answer = (Map<?, ?>) at(at(of(operation), "responses"), Integer.toString(status));
        var content = (Map<?, ?>) at(resolved(answer), "content");
        var faults = new ArrayList<String>();
        check(
                (Map<?, ?>) at(content.values().iterator().next(), "schema"),
                parse(json),
                "",
                faults);
        return faults;
    }

    /** Every reference, and whether there is such a thing. */
    List<String> brokenReferences() {
        var broken = new ArrayList<String>();
        references(document, broken);
        return broken;
    }

    private void references(@Nullable Object node, List<String> broken) {
        if (node instanceof Map<?, ?> map) {
            if (map.get("$ref") instanceof String reference && find(reference) == null) {
                broken.add(reference);
            }
            map.values().forEach(each -> references(each, broken));
        } else if (node instanceof List<?> list) {
            list.forEach(each -> references(each, broken));
        }
    }

    private Map<?, ?> of(String operation) {
        return Objects.requireNonNull(operations().get(operation), operation);
    }

    private Map<?, ?> resolved(Map<?, ?> node) {
        return node.get("$ref") instanceof String reference
                ? (Map<?, ?>) Objects.requireNonNull(find(reference), reference)
                : node;
    }

    private @Nullable Object find(String reference) {
        Object node = document;
        for (var step : reference.substring("#/".length()).split("/")) {
            node = node instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return node;
    }

    private void check(Map<?, ?> schema, @Nullable Object value, String at, List<String> faults) {
        var wanted = resolved(schema);
        if (wanted.get("oneOf") instanceof List<?> alternatives) {
            var each = new ArrayList<List<String>>();
            for (var alternative : alternatives) {
                var found = new ArrayList<String>();
                check((Map<?, ?>) alternative, value, at, found);
                each.add(found);
            }
            if (each.stream().noneMatch(List::isEmpty)) {
                faults.addAll(each.getFirst());
            }
            return;
        }
        var types =
                wanted.get("type") instanceof List<?> several
                        ? several
                        : List.of(Objects.requireNonNullElse(wanted.get("type"), "any"));
        if (!types.contains("any") && !types.contains(type(value))) {
            faults.add(at + " is " + type(value) + " and not " + types);
            return;
        }
        if (wanted.get("enum") instanceof List<?> words && !words.contains(value)) {
            faults.add(at + " is " + value + ", none of " + words);
        }
        switch (value) {
            case String text -> format(String.valueOf(wanted.get("format")), text, at, faults);
            case List<?> list when wanted.get("items") instanceof Map<?, ?> items ->
                    list.forEach(item -> check(items, item, at + "[]", faults));
            case Map<?, ?> object -> object(wanted, object, at, faults);
            case null, default -> {}
        }
    }

    private void object(Map<?, ?> schema, Map<?, ?> object, String at, List<String> faults) {
        var properties = (Map<?, ?>) Objects.requireNonNullElse(schema.get("properties"), Map.of());
        var required = (List<?>) Objects.requireNonNullElse(schema.get("required"), List.of());
        required.stream()
                .filter(name -> !object.containsKey(name))
                .forEach(name -> faults.add(at + " lacks " + name));
        object.forEach((name, value) -> {
            var inside =
                    properties.containsKey(name)
                            ? properties.get(name)
                            : schema.get("additionalProperties");
            if (inside instanceof Map<?, ?> described) {
                check(described, value, at + "." + name, faults);
            } else {
                faults.add(at + "." + name + " is not described");
            }
        });
    }

    private static void format(String format, String text, String at, List<String> faults) {
        try {
            switch (format) {
                case "date" -> LocalDate.parse(text);
                case "date-time" -> Instant.parse(text);
                case "uuid" -> UUID.fromString(text);
                default -> {}
            }
        } catch (DateTimeParseException | IllegalArgumentException other) {
            faults.add(at + " is no " + format + ": " + text);
        }
    }

    private static String type(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case String _ -> "string";
            case Boolean _ -> "boolean";
            case Double _ -> "number";
            case Number _ -> "integer";
            case List<?> _ -> "array";
            default -> "object";
        };
    }

    private static Object at(Object node, String key) {
        return Objects.requireNonNull(((Map<?, ?>) node).get(key), key);
    }
}
