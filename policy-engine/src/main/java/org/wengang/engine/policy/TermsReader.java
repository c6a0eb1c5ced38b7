package org.wengang.engine.policy;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.basis.Basis.Citation;
import org.wengang.engine.basis.CitationReader;
import org.wengang.engine.error.ErrorCollector;
import org.wengang.engine.error.Fault;
import org.wengang.engine.schema.Type;
import org.wengang.engine.yaml.YamlMap;
import org.wengang.engine.yaml.YamlText;

/** Reads what a policy gives and within which limits. */
final class TermsReader {

    private static final Pattern GROUP = Pattern.compile("[A-Z0-9_]+");
    private static final Pattern POOL = Pattern.compile("[A-Z0-9][A-Z0-9-]*");

    private final Map<String, Parameter> parameters;
    private final CitationReader citations;
    private final Fields fields;
    private final ErrorCollector errors;

    TermsReader(
            Map<String, Parameter> parameters,
            CitationReader citations,
            Fields fields,
            ErrorCollector errors) {
        this.parameters = parameters;
        this.citations = citations;
        this.fields = fields;
        this.errors = errors;
    }

    Benefit benefit(YamlMap map) {
        Benefit.Kind kind = fields.word(map.text("kind"), Benefit.Kind.values());
        YamlText amount = map.text("amount");
        Citation cite = citations.read(map.text("cite"));
        @Nullable String validUntil = null;
        Benefit.@Nullable Redeem redeem = null;
        if (kind == Benefit.Kind.VOUCHER) {
            validUntil = parameter(map.text("valid_until"), Type.Simple.DATE);
            redeem = fields.word(map.text("redeem"), Benefit.Redeem.values());
        }
        map.refuseOthers();
        return new Benefit(kind, amount, cite, validUntil, redeem);
    }

    Limits limits(YamlMap map) {
        YamlMap perPerson = map.map("per_person");
        int times = fields.count(perPerson.text("times"));
        perPerson.refuseOthers();
        @Nullable YamlText group = map.optionalText("exclusive_group");
        @Nullable YamlMap pool = map.optionalMap("budget");
        Limits.@Nullable Budget budget = pool == null ? null : budget(pool);
        map.refuseOthers();
        return new Limits(times, group == null ? null : fields.form(group, GROUP), budget);
    }

    private Limits.Budget budget(YamlMap map) {
        String pool = fields.form(map.text("pool"), POOL);
        String parameter = parameter(map.text("parameter"), Type.Simple.MONEY);
        List<Limits.OrderKey> order =
                map.texts("order").stream()
                        .map(text -> fields.word(text, Limits.OrderKey.values()))
                        .distinct()
                        .toList();
        if (order.isEmpty()) {
            errors.add(map.at("order"), Fault.KEY_MISSING, "order");
        }
        Limits.OnExhausted onExhausted =
                fields.word(map.text("on_exhausted"), Limits.OnExhausted.values());
        map.refuseOthers();
        return new Limits.Budget(pool, parameter, order, onExhausted);
    }

    private String parameter(YamlText name, Type type) {
        @Nullable Parameter parameter = parameters.get(name.text());
        if (parameter == null) {
            if (!name.text().isEmpty()) {
                errors.add(name.at(), Fault.PARAMETER_UNKNOWN, name.text());
            }
        } else if (!parameter.type().equals(type)) {
            errors.add(name.at(), Fault.PARAMETER_TYPE, name.text(), type.word());
        }
        return name.text();
    }
}
