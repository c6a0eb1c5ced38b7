package org.wengang.registry.ledger.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.wengang.registry.ledger.LedgerAddress;
import org.wengang.registry.ledger.LedgerSort;
import org.wengang.registry.roster.WorkerCategory;
import org.wengang.web.description.ApiDescription;

/** The conditions of the ledger, which come as they like, are those programs are told of. */
class LedgerDescriptionTest {

    private final Map<String, Map<?, ?>> query =
            ApiDescription.served().query("GET /api/v1/workers");

    @Test
    void every_condition_is_described_with_its_words() {
        var known = new TreeSet<>(LedgerAddress.of(everything()).values().keySet());
        known.remove("col");
        known.addAll(List.of("after", "limit"));
        assertThat(query.keySet()).isEqualTo(known);
        assertThat(words("sort"))
                .containsExactlyElementsOf(
                        Arrays.stream(LedgerSort.values()).map(LedgerSort::code).toList());
        assertThat(words("category"))
                .containsExactlyElementsOf(
                        Arrays.stream(WorkerCategory.values()).map(WorkerCategory::code).toList());
    }

    /** Every parameter the ledger knows, and one it does not. */
    private static Map<String, List<String>> everything() {
        var parameters = new HashMap<String, List<String>>();
        for (var name :
                ("q document office hukou home stay_place employer category from to unknown since"
                                + " check import how sort order col nothing")
                        .split(" ")) {
            parameters.put(name, List.of("x"));
        }
        return parameters;
    }

    private List<String> words(String parameter) {
        var schema = Objects.requireNonNull(query.get(parameter), parameter);
        var words = (List<?>) Objects.requireNonNull(schema.get("enum"), parameter);
        return words.stream().map(Object::toString).toList();
    }
}
