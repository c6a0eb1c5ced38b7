package org.wengang.engine;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.error.ErrorCollector;
import org.wengang.engine.error.Fault;
import org.wengang.engine.policy.Clause;
import org.wengang.engine.policy.Parameter;
import org.wengang.engine.policy.PolicyCase;
import org.wengang.engine.policy.PolicyFile;
import org.wengang.engine.schema.Fact;
import org.wengang.engine.schema.FactSchema;
import org.wengang.engine.schema.Type;
import org.wengang.engine.yaml.YamlText;

/** Whether the cases of a policy speak of facts, parameters and clauses that exist. */
final class CaseCheck {

    private final PolicyFile file;
    private final FactSchema schema;
    private final ErrorCollector errors;
    private final Set<String> clauses = new HashSet<>();

    CaseCheck(PolicyFile file, FactSchema schema, ErrorCollector errors) {
        this.file = file;
        this.schema = schema;
        this.errors = errors;
        file.clauses().forEach(clause -> clauses.add(clause.id()));
    }

    void check() {
        var names = new HashSet<String>();
        for (PolicyCase each : file.cases()) {
            if (!names.add(each.name().text())) {
                errors.add(each.name().at(), Fault.KEY_DUPLICATE, each.name().text());
            }
            each.given().forEach(this::given);
            each.with().forEach(this::with);
            each.failed().forEach(id -> clause(id, false));
            each.unknown().forEach(id -> clause(id, true));
            amount(each.amount());
        }
    }

    private void given(String name, YamlText written) {
        @Nullable Fact fact = schema.facts().get(name);
        if (fact == null) {
            errors.add(written.at(), Fault.FACT_UNKNOWN, name);
            return;
        }
        @Nullable Object value = value(written, fact.type());
        if (value == null || schema.allows(fact, value)) {
            return;
        }
        if (fact.type() instanceof Type.Code(String list)) {
            errors.add(written.at(), Fault.CODE_UNKNOWN, written.text(), list);
        } else {
            errors.add(written.at(), Fault.FACT_OUT_OF_RANGE, name);
        }
    }

    private void with(String name, YamlText written) {
        @Nullable Parameter parameter = file.parameters().get(name);
        if (parameter == null) {
            errors.add(written.at(), Fault.PARAMETER_UNKNOWN, name);
            return;
        }
        value(written, parameter.type());
    }

    private void clause(YamlText id, boolean amountToo) {
        if (!clauses.contains(id.text()) && !(amountToo && id.text().equals(Clause.AMOUNT))) {
            errors.add(id.at(), Fault.CLAUSE_UNKNOWN, id.text());
        }
    }

    private void amount(@Nullable YamlText amount) {
        if (amount != null && !amount.text().equals("unknown")) {
            value(amount, Type.Simple.MONEY);
        }
    }

    private @Nullable Object value(YamlText written, Type type) {
        @Nullable Object value = type.value(written.text());
        if (value == null) {
            errors.add(written.at(), Fault.VALUE_INVALID, written.text(), type.word());
        }
        return value;
    }
}
