package org.wengang.security.entrance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.wengang.database.WengangTest;
import org.wengang.web.description.ApiDescription;

/**
 * What there is for programs, the right each operation asks for, and what they are told of both.
 */
@WengangTest
class ApiRightsIT {

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    private final ApiDescription description = ApiDescription.served();

    @Test
    void every_operation_has_its_right_and_there_is_no_other() {
        assertThat(ApiRights.all().keySet()).isEqualTo(mapped().keySet());
    }

    @Test
    void every_operation_is_described_with_its_right_and_no_other() {
        var rights = new TreeMap<String, String>();
        ApiRights.all().forEach((operation, right) -> rights.put(operation, right.code()));
        assertThat(description.rights()).isEqualTo(rights);
    }

    @Test
    void every_parameter_is_described_and_no_other() {
        mapped().forEach((operation, handler) -> {
            if (operation.equals("GET /api/v1/workers")) {
                // takes whatever comes; LedgerDescriptionTest
                return;
            }
            var taken = new TreeSet<String>();
            for (var parameter : handler.getMethod().getParameters()) {
                if (parameter.isAnnotationPresent(RequestParam.class)
                        && parameter.getType() != MultipartFile.class) {
                    taken.add(parameter.getName());
                }
            }
            var described = new TreeSet<>(description.query(operation).keySet());
            if (operation.matches("GET /api/v1/(employments|stays|migrations)")) {
                // one method for all ledgers; of these there is one sort only
                described.add("of");
            }
            assertThat(described).as(operation).isEqualTo(taken);
        });
    }

    private Map<String, HandlerMethod> mapped() {
        var mapped = new TreeMap<String, HandlerMethod>();
        mappings.getHandlerMethods()
                .forEach((mapping, handler) ->
                        mapping.getPatternValues().stream()
                                .filter(path -> path.startsWith("/api/"))
                                .forEach(path -> {
                                    var methods = mapping.getMethodsCondition().getMethods();
                                    // one for every method would have no right of its own
                                    assertThat(methods).as(path).isNotEmpty();
                                    methods.forEach(
                                            method -> mapped.put(method + " " + path, handler));
                                }));
        return mapped;
    }
}
