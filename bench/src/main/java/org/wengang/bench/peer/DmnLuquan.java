package org.wengang.bench.peer;

import java.io.IOException;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.internal.io.ResourceFactory;
import org.wengang.engine.schema.Facts;
import org.wengang.engine.schema.Region;

/**
 * The Luquan rule as one literal FEEL expression in a DMN model, run by Drools; what is unknown is
 * null. Null out of the expression is not eligible.
 */
public final class DmnLuquan {

    private static final List<String> TEXTS =
            List.of("hukou", "home", "residence", "stay_place", "worker_category", "employer_kind");
    private static final List<String> DAYS = List.of("stay_from", "stay_to");
    private static final String RULE =
            """
            stay_place = "130110"
            and stay_from &lt;= date("2021-02-11") and stay_to &gt;= date("2021-02-17")
            and hukou != null and hukou != "130000" and not(starts with(hukou, "1301"))
            and home != null and home != "130000" and not(starts with(home, "1301"))
            and residence != null and residence != "130000" and not(starts with(residence, "1301"))
            and ((worker_category = "employee"
                    and employer_kind in ("private", "foreign", "individual_business"))
                or employer_kind = "individual_business"
                or worker_category = "construction_site")
            """;

    private final DMNRuntime runtime;
    private final DMNModel model;

    public DmnLuquan() throws IOException {
        try (var reader = new StringReader(xml())) {
            this.runtime =
                    DMNRuntimeBuilder.fromDefaults()
                            .buildConfiguration()
                            .fromResources(List.of(ResourceFactory.newReaderResource(reader)))
                            .getOrElseThrow(IllegalStateException::new);
        }
        this.model = runtime.getModels().getFirst();
        if (model.hasErrors()) {
            throw new IllegalStateException(model.getMessages().toString());
        }
    }

    private static String xml() {
        var inputs = new StringBuilder();
        var needed = new StringBuilder();
        TEXTS.forEach(name -> input(name, "string", inputs, needed));
        DAYS.forEach(name -> input(name, "date", inputs, needed));
        return """
        <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="luquan" namespace="urn:wengang:bench">
        %s<decision id="eligible" name="eligible">
        <variable name="eligible" typeRef="boolean"/>
        %s<literalExpression><text>%s</text></literalExpression>
        </decision>
        </definitions>
        """
                .formatted(inputs, needed, RULE);
    }

    private static void input(
            String name, String type, StringBuilder inputs, StringBuilder needed) {
        inputs.append(
                """
                <inputData id="i_%1$s" name="%1$s"><variable name="%1$s" typeRef="%2$s"/></inputData>
                """
                        .formatted(name, type));
        needed.append(
                """
                <informationRequirement id="r_%1$s"><requiredInput href="#i_%1$s"/></informationRequirement>
                """
                        .formatted(name));
    }

    /** The facts as FEEL's values. */
    public static Map<String, Object> person(Facts facts) {
        var person = new HashMap<String, Object>();
        for (String name : TEXTS) {
            @Nullable Object value = facts.get(name);
            if (value != null) {
                person.put(name, value instanceof Region region ? region.code() : value);
            }
        }
        for (String name : DAYS) {
            if (facts.get(name) instanceof LocalDate day) {
                person.put(name, day);
            }
        }
        return person;
    }

    /** 1 if eligible. */
    public long verdict(Map<String, Object> person) {
        DMNContext context = runtime.newContext();
        TEXTS.forEach(name -> context.set(name, person.get(name)));
        DAYS.forEach(name -> context.set(name, person.get(name)));
        return Boolean.TRUE.equals(
                        runtime.evaluateAll(model, context)
                                .getDecisionResultByName("eligible")
                                .getResult())
                ? 1
                : 0;
    }
}
