package org.wengang.web.description;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The description is one document that can be read. */
class OpenApiTest {

    private final ApiDescription description = ApiDescription.served();

    @Test
    void every_reference_leads_somewhere() {
        assertThat(description.brokenReferences()).isEmpty();
    }

    @Test
    void no_file_is_left_out_and_none_of_its_shorthands_is_served() throws IOException {
        assertThat(OpenApi.text()).doesNotContain("&id", "*id", "!!");
        var files =
                new PathMatchingResourcePatternResolver().getResources("classpath:openapi/*.yaml");
        assertThat(files).isNotEmpty();
        for (var file : files) {
            var parsed =
                    (Map<?, ?>)
                            ApiDescription.parse(file.getContentAsString(StandardCharsets.UTF_8));
            var paths = (Map<?, ?>) Objects.requireNonNull(parsed.get("paths"));
            for (var path : paths.keySet()) {
                assertThat(description.operations().keySet())
                        .as(String.valueOf(file.getFilename()))
                        .anyMatch(operation -> operation.endsWith(" " + path));
            }
        }
    }

    @Test
    void every_operation_has_a_name_of_its_own_and_says_what_it_may_refuse() {
        var names = new ArrayList<Object>();
        description
                .operations()
                .forEach((operation, described) -> {
                    names.add(described.get("operationId"));
                    var answers = (Map<?, ?>) Objects.requireNonNull(described.get("responses"));
                    assertThat(answers.keySet().stream().map(Object::toString).toList())
                            .as(operation)
                            .contains("401", "403", "429")
                            .containsAnyOf("200", "202");
                    if (operation.contains("{id}")) {
                        assertThat(answers.get("404")).as(operation).isNotNull();
                    }
                });
        assertThat(names).doesNotContainNull().doesNotHaveDuplicates();
    }

    @Test
    void every_list_goes_on_by_a_cursor_and_has_a_limit() {
        assertThat(description.operations().keySet())
                .filteredOn(operation -> operation.startsWith("GET") && !operation.endsWith("}"))
                .filteredOn(operation -> !operation.endsWith(".yaml"))
                .isNotEmpty()
                .allSatisfy(operation ->
                        assertThat(description.query(operation)).containsKeys("after", "limit"));
    }

    @Test
    void an_answer_that_differs_is_noticed() {
        var checks = "GET /api/v1/checks";
        var check =
                "{\"code\":\"c\",\"severity\":\"%s\",\"owner\":\"REVIEWER\",\"newest\":null,\"trend\":[%s]}";
        var page = "{\"checks\":[" + check + "],\"next\":%s}";
        assertThat(description.faults(checks, 200, page.formatted("HINT", "", "null"))).isEmpty();
        var day = "{\"day\":\"%s\",\"found\":3%s}";
        for (var wrong :
                List.of(
                        page.formatted("BAD", "", "null"),
                        page.formatted("HINT", "", "7"),
                        page.formatted("HINT", day.formatted("5 February", ""), "null"),
                        page.formatted("HINT", day.formatted("2021-02-05", ",\"x\":1"), "null"),
                        "{\"checks\":[]}")) {
            assertThat(description.faults(checks, 200, wrong)).as(wrong).hasSize(1);
        }
    }
}
