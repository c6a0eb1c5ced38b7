package org.wengang.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.error.ErrorCollector;
import org.wengang.engine.error.Fault;
import org.wengang.engine.language.Checker;
import org.wengang.engine.language.Expression;
import org.wengang.engine.language.Scope;
import org.wengang.engine.policy.Clause;
import org.wengang.engine.policy.Parameter;
import org.wengang.engine.policy.ParameterValues;
import org.wengang.engine.policy.PolicyFile;
import org.wengang.engine.schema.CodeList;
import org.wengang.engine.schema.FactSchema;
import org.wengang.engine.schema.Jurisdictions;
import org.wengang.engine.schema.Type;

/** From a policy file to a rule that runs. Nothing of a broken policy ever runs. */
public final class PolicyCompiler {

    private final PolicyFile file;
    private final FactSchema schema;
    private final ErrorCollector errors = new ErrorCollector();

    private PolicyCompiler(PolicyFile file, FactSchema schema) {
        this.file = file;
        this.schema = schema;
    }

    /**
     * Checks and binds in one step.
     *
     * @throws org.wengang.engine.error.PolicyErrors with everything that is wrong
     */
    public static CompiledPolicy compile(
            PolicyFile file,
            FactSchema schema,
            ParameterValues values,
            Jurisdictions jurisdictions) {
        return check(file, schema).bind(values, jurisdictions);
    }

    /**
     * Checks all that does not depend on the parameters' values.
     *
     * @throws org.wengang.engine.error.PolicyErrors with everything that is wrong
     */
    public static CheckedPolicy check(PolicyFile file, FactSchema schema) {
        return new PolicyCompiler(file, schema).check();
    }

    private CheckedPolicy check() {
        if (!file.schema().text().equals(schema.name())) {
            errors.add(
                    file.schema().at(),
                    Fault.SCHEMA_DIFFERENT,
                    file.schema().text(),
                    schema.name());
            errors.throwIfAny();
        }
        file.parameters().values().forEach(this::parameter);
        var checker = new Checker(new Scope(schema, file.parameterTypes()), errors);
        var clauses = new ArrayList<@Nullable Expression>();
        for (Clause clause : file.clauses()) {
            clauses.add(checker.check(clause.when(), Type.Simple.BOOL));
        }
        @Nullable Expression amount = checker.check(file.benefit().amount(), Type.Simple.MONEY);
        new CaseCheck(file, schema, errors).check();
        errors.throwIfAny();
        List<Expression> complete = clauses.stream().map(Objects::requireNonNull).toList();
        return new CheckedPolicy(file, schema, complete, Objects.requireNonNull(amount));
    }

    private void parameter(Parameter parameter) {
        var mode = new Type.Code(CodeList.JURISDICTION_MODE.name());
        if (parameter.name().equals(Scope.JURISDICTION_MODE) && !parameter.type().equals(mode)) {
            errors.add(parameter.at(), Fault.PARAMETER_TYPE, parameter.name(), mode.word());
        }
        for (Object value : parameter.values().values()) {
            CodeCheck.check(parameter, value, schema, errors);
        }
    }
}
