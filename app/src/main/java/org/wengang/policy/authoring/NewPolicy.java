package org.wengang.policy.authoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.wengang.engine.schema.FactSchema;
import org.wengang.organisation.Organisation;
import org.wengang.web.FormErrors;

/**
 * The form that begins a policy, as typed.
 *
 * @param schema the name of what it is written for, e.g. {@code worker/1}
 */
public record NewPolicy(String code, String title, String titleEn, String schema) {

    private static final Pattern CODE = Pattern.compile("R-[A-Z]+-[0-9]+");
    private static final int LONGEST = 200;
    private static final String TEMPLATE = "/policy/template.yaml";

    static NewPolicy empty() {
        return new NewPolicy("", "", "", "");
    }

    FormErrors errors(Map<String, FactSchema> schemas) {
        var errors = FormErrors.none();
        if (!CODE.matcher(code).matches()) {
            errors.add("code", "policy.authoring.new.code-wrong");
        }
        title("title", title, errors);
        title("titleEn", titleEn, errors);
        if (!schemas.containsKey(schema)) {
            errors.add("schema", "policy.authoring.new.schema-empty");
        }
        return errors;
    }

    private static void title(String field, String written, FormErrors errors) {
        if (written.isBlank()) {
            errors.add(field, "policy.authoring.new.title-empty");
        } else if (written.length() > LONGEST || written.chars().anyMatch(each -> each < ' ')) {
            errors.add(field, "policy.authoring.new.title-wrong", LONGEST);
        }
    }

    /** A rule to begin with: one condition, and an amount that is open. */
    String text(FactSchema facts, Organisation office, String division) {
        return template()
                .replace("{code}", code)
                .replace("{region}", division)
                .replace("{office}", quoted(office.name()))
                .replace("{office_en}", quoted(office.nameEn()))
                .replace("{schema}", schema)
                .replace("{entity}", facts.entity().name().toLowerCase(Locale.ROOT))
                .replace("{fact}", facts.facts().keySet().iterator().next())
                // last, since people write them
                .replace("{title_en}", quoted(titleEn))
                .replace("{title}", quoted(title));
    }

    private static String template() {
        try (var file = NewPolicy.class.getResourceAsStream(TEMPLATE)) {
            if (file == null) {
                throw new IllegalStateException("No " + TEMPLATE);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
