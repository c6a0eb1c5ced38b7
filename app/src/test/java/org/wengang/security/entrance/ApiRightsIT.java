package org.wengang.security.entrance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.wengang.database.WengangTest;

/** The table of rights against what is there. */
@WengangTest
class ApiRightsIT {

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @Test
    void every_operation_has_its_right_and_there_is_no_other() {
        var mapped = new TreeSet<String>();
        mappings.getHandlerMethods()
                .keySet()
                .forEach(mapping ->
                        mapping.getPatternValues().stream()
                                .filter(path -> path.startsWith("/api/"))
                                .forEach(path -> {
                                    // a mapping of every method would have no right of its own
                                    assertThat(mapping.getMethodsCondition().getMethods())
                                            .as(path)
                                            .isNotEmpty();
                                    mapping.getMethodsCondition()
                                            .getMethods()
                                            .forEach(method -> mapped.add(method + " " + path));
                                }));
        assertThat(new TreeSet<>(ApiRights.all().keySet())).isEqualTo(mapped);
    }
}
