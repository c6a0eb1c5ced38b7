package org.wengang.engine.policy;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.basis.Basis.Citation;
import org.wengang.engine.basis.CitationReader;
import org.wengang.engine.error.ErrorCollector;
import org.wengang.engine.error.Fault;
import org.wengang.engine.schema.CodeList;
import org.wengang.engine.schema.Type;
import org.wengang.engine.yaml.YamlMap;
import org.wengang.engine.yaml.YamlText;

/** Reads who has a part in a policy, what it gives and within which limits. */
final class TermsReader {

    private static final Pattern GROUP = Pattern.compile("[A-Z0-9_]+");
    private static final Pattern POOL = Pattern.compile("[A-Z0-9][A-Z0-9-]*");

    private static final String PARAMETER = "param.";

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

    Parties parties(YamlMap map) {
        var parties =
                new Parties(
                        party(map, "beneficiary"),
                        party(map, "applicant"),
                        party(map, "payee"),
                        party(map, "payer"),
                        fields.word(map.text("funding"), Parties.Funding.values()));
        if (parties.payee() == Parties.Party.UNSTATED) {
            var type = new Type.Code(CodeList.PAYEE.name());
            @Nullable Parameter asked = parameters.get(Parties.PAYEE);
            if (asked == null || !asked.isOpen() || !asked.type().equals(type)) {
                errors.add(map.at("payee"), Fault.PAYEE_UNASKED, Parties.PAYEE, type.word());
            }
        }
        map.refuseOthers();
        return parties;
    }

    private Parties.Party party(YamlMap map, String key) {
        return fields.word(map.text(key), Parties.Party.values());
    }

    Benefit benefit(YamlMap map) {
        Benefit.Kind kind = fields.word(map.text("kind"), Benefit.Kind.values());
        List<Benefit.Kind> alternatives =
                map.texts("or").stream()
                        .map(text -> fields.word(text, Benefit.Kind.values()))
                        .toList();
        YamlText amount = map.text("amount");
        Citation cite = citations.read(map.text("cite"));
        @Nullable String validUntil = null;
        Benefit.@Nullable Redeem redeem = null;
        if (kind == Benefit.Kind.VOUCHER) {
            validUntil = parameter(map.text("valid_until"), Type.Simple.DATE);
            redeem = fields.word(map.text("redeem"), Benefit.Redeem.values());
        }
        map.refuseOthers();
        return new Benefit(kind, alternatives, amount, cite, validUntil, redeem);
    }

    Limits limits(YamlMap map) {
        Limits.Times times = times(map);
        @Nullable YamlText group = map.optionalText("exclusive_group");
        @Nullable YamlMap cap = map.optionalMap("cap");
        @Nullable YamlMap months = map.optionalMap("months");
        @Nullable YamlMap pool = map.optionalMap("budget");
        var limits =
                new Limits(
                        times,
                        group == null ? null : fields.form(group, GROUP),
                        cap == null ? null : cap(cap),
                        months == null ? null : months(months),
                        pool == null ? null : budget(pool));
        map.refuseOthers();
        return limits;
    }

    /** Exactly one of {@code per_person} and {@code per_subject}. */
    private Limits.Times times(YamlMap map) {
        Limits.Key key =
                map.has("per_subject") && !map.has("per_person")
                        ? Limits.Key.SUBJECT
                        : Limits.Key.PERSON;
        YamlMap times = map.map(key == Limits.Key.SUBJECT ? "per_subject" : "per_person");
        int atMost = fields.count(times.text("times"));
        Limits.Reach within = reach(times);
        times.refuseOthers();
        return new Limits.Times(key, atMost, within);
    }

    /** {@code within: policy} where it is left out. */
    private Limits.Reach reach(YamlMap map) {
        @Nullable YamlText within = map.optionalText("within");
        return within == null ? Limits.Reach.POLICY : fields.word(within, Limits.Reach.values());
    }

    private Limits.Cap cap(YamlMap map) {
        var cap = new Limits.Cap(parameter(map.text("parameter"), Type.Simple.MONEY), reach(map));
        map.refuseOthers();
        return cap;
    }

    private Limits.Months months(YamlMap map) {
        String parameter = parameter(map.text("parameter"), Type.Simple.INT);
        @Nullable YamlText written = map.optionalText("consecutive");
        @Nullable Object consecutive =
                written == null ? Boolean.FALSE : fields.value(written, Type.Simple.BOOL);
        map.refuseOthers();
        return new Limits.Months(parameter, Boolean.TRUE.equals(consecutive));
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
        Limits.Exhausted onExhausted = exhausted(map.text("on_exhausted"));
        map.refuseOthers();
        return new Limits.Budget(pool, parameter, order, onExhausted);
    }

    private Limits.Exhausted exhausted(YamlText text) {
        if (!text.text().startsWith(PARAMETER)) {
            return new Limits.Exhausted.Settled(fields.word(text, Limits.OnExhausted.values()));
        }
        var name =
                new YamlText(
                        text.text().substring(PARAMETER.length()), text.at(), text.origin(), false);
        return new Limits.Exhausted.Asked(
                parameter(name, new Type.Code(CodeList.ON_EXHAUSTED.name())));
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
