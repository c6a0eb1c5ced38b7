package org.wengang.registry.ledger.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.wengang.registry.ledger.Ledger;
import org.wengang.registry.ledger.LedgerAddress;
import org.wengang.registry.ledger.LedgerSort;
import org.wengang.registry.roster.WorkerCategory;
import org.yaml.snakeyaml.Yaml;

/** What is told to programs is what the code does. */
class OpenApiTest {

    private final Object description =
            new Yaml()
                    .load(
                            Objects.requireNonNull(
                                    OpenApiTest.class.getResourceAsStream("/openapi.yaml")));

    @Test
    void every_path_of_workers_is_described_and_no_other() throws Exception {
        var mapped = new TreeSet<String>();
        for (var controller :
                List.of(
                        LedgerApiController.class,
                        Class.forName("org.wengang.registry.workers.WorkerApiController"))) {
            var base = controller.getAnnotation(RequestMapping.class).value()[0];
            for (var method : controller.getDeclaredMethods()) {
                var get = method.getAnnotation(GetMapping.class);
                if (get != null) {
                    mapped.add(base + (get.value().length == 0 ? "" : get.value()[0]));
                }
            }
        }
        assertThat(at("paths").keySet()).isEqualTo(mapped);
    }

    @Test
    void every_condition_is_described_with_its_words() {
        var parameters = new ArrayList<String>();
        for (var parameter : (List<?>) of(list(), "parameters")) {
            parameters.add((String) of(parameter, "name"));
        }
        var known = LedgerAddress.of(everything()).values().keySet();
        assertThat(parameters)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        known.stream()
                                .filter(name -> !name.equals("col"))
                                .collect(
                                        () -> new TreeSet<>(List.of("after")),
                                        TreeSet::add,
                                        TreeSet::addAll));
        assertThat(words("sort"))
                .containsExactlyElementsOf(
                        Arrays.stream(LedgerSort.values()).map(LedgerSort::code).toList());
        assertThat(words("category"))
                .containsExactlyElementsOf(
                        Arrays.stream(WorkerCategory.values()).map(WorkerCategory::code).toList());
    }

    @Test
    void every_property_is_one_of_the_answer() throws Exception {
        holds("WorkerPage", LedgerApiController.WorkerPage.class);
        holds("WorkerItem", LedgerApiController.WorkerItem.class);
        holds("Total", Ledger.Total.class);
        holds(
                "WorkerDetail",
                Class.forName("org.wengang.registry.workers.WorkerApiController$WorkerDetail"));
    }

    private void holds(String schema, Class<?> answer) {
        var properties =
                (Map<?, ?>)
                        of(of(of(of(description, "components"), "schemas"), schema), "properties");
        assertThat(properties.keySet().stream().map(Object::toString).toList())
                .containsExactlyElementsOf(
                        Arrays.stream(answer.getRecordComponents())
                                .map(RecordComponent::getName)
                                .toList());
    }

    /** Every parameter the ledger knows, and one it does not. */
    private static Map<String, List<String>> everything() {
        var parameters = new HashMap<String, List<String>>();
        for (var name :
                ("q office hukou home stay_place employer category from to unknown since check"
                                + " import how sort order col nothing")
                        .split(" ")) {
            parameters.put(name, List.of("x"));
        }
        return parameters;
    }

    private Object list() {
        return of(of(at("paths"), "/api/v1/workers"), "get");
    }

    private List<String> words(String parameter) {
        for (var each : (List<?>) of(list(), "parameters")) {
            if (parameter.equals(of(each, "name"))) {
                return ((List<?>) of(of(each, "schema"), "enum"))
                        .stream().map(Object::toString).toList();
            }
        }
        return List.of();
    }

    private Map<?, ?> at(String key) {
        return (Map<?, ?>) of(description, key);
    }

    private static Object of(Object node, String key) {
        return Objects.requireNonNull(((Map<?, ?>) node).get(key), key);
    }
}
