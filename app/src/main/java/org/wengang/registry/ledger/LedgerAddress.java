package org.wengang.registry.ledger;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the address of the ledger says, as typed: conditions, order and columns. Where in the list
 * somebody is does not belong to it.
 *
 * @param values by name, none of them empty
 */
public record LedgerAddress(Map<String, List<String>> values) {

    static final String PATH = "/workers";

    /** Names of conditions, in the order in which addresses are written. */
    static final List<String> CONDITIONS =
            List.of(
                    "q",
                    "document",
                    "office",
                    "hukou",
                    "home",
                    "stay_place",
                    "employer",
                    "category",
                    "from",
                    "to",
                    "unknown",
                    "since",
                    "check",
                    "import",
                    "how");

    private static final List<String> FORM = List.of("sort", "order", "col");
    private static final Set<String> SEVERAL = Set.of("unknown", "col");
    private static final int MOST_VALUES = 40;
    private static final int LONGEST = 200;

    public LedgerAddress {
        values = Map.copyOf(values);
    }

    /** Out of the parameters of a request; what the ledger does not know is left out. */
    public static LedgerAddress of(Map<String, List<String>> parameters) {
        var values = new LinkedHashMap<String, List<String>>();
        for (var name : names()) {
            var given =
                    parameters.getOrDefault(name, List.of()).stream()
                            .map(String::strip)
                            .filter(value -> !value.isEmpty() && value.length() <= LONGEST)
                            .distinct()
                            .limit(SEVERAL.contains(name) ? MOST_VALUES : 1)
                            .toList();
            if (!given.isEmpty()) {
                values.put(name, given);
            }
        }
        return new LedgerAddress(values);
    }

    /** What {@link #query} wrote. */
    public static LedgerAddress ofQuery(String query) {
        var parameters = new LinkedHashMap<String, List<String>>();
        for (var part : query.split("&")) {
            var equals = part.indexOf('=');
            if (equals > 0) {
                parameters
                        .computeIfAbsent(part.substring(0, equals), _ -> new ArrayList<>())
                        .add(URLDecoder.decode(part.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return of(parameters);
    }

    private static List<String> names() {
        var names = new ArrayList<>(CONDITIONS);
        names.addAll(FORM);
        return names;
    }

    /** "" where the address does not say. */
    public String get(String name) {
        return all(name).isEmpty() ? "" : all(name).getFirst();
    }

    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** Whether anybody is left out. */
    public boolean isNarrow() {
        return CONDITIONS.stream().anyMatch(values::containsKey);
    }

    /** Whether somebody is looked for by a whole ID number: such an address is not kept. */
    public boolean namesNumber() {
        return get("q").chars().filter(Character::isDigit).count() > 4;
    }

    /** Whether it has a condition other than the one of the search line. */
    public boolean hasFurther() {
        return CONDITIONS.stream()
                .anyMatch(name ->
                        !name.equals("q")
                                && !name.equals("import")
                                && !name.equals("how")
                                && values.containsKey(name));
    }

    /**
     * @param given none to leave the name out
     */
    public LedgerAddress with(String name, String... given) {
        var changed = new LinkedHashMap<>(values);
        changed.put(name, Arrays.asList(given));
        return of(changed);
    }

    /** The same order and columns without any condition. */
    public LedgerAddress everybody() {
        var changed = new LinkedHashMap<>(values);
        CONDITIONS.forEach(changed::remove);
        return of(changed);
    }

    /** Without the question mark; "" if it says nothing. */
    public String query() {
        var parts = new ArrayList<String>();
        for (var name : names()) {
            all(name)
                    .forEach(value ->
                            parts.add(
                                    name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
        }
        return String.join("&", parts);
    }

    public String path() {
        return below("");
    }

    /** Of a page below the ledger that speaks of the same people. */
    public String below(String step) {
        var query = query();
        return PATH + step + (query.isEmpty() ? "" : "?" + query);
    }

    /** With one more part of the query. */
    String path(String part) {
        return path() + (query().isEmpty() ? "?" : "&") + part;
    }
}
