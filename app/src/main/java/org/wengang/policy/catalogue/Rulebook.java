package org.wengang.policy.catalogue;

import java.io.StringReader;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.CheckedPolicy;
import org.wengang.engine.CompiledPolicy;
import org.wengang.engine.PolicyCompiler;
import org.wengang.engine.error.ErrorCollector;
import org.wengang.engine.error.Fault;
import org.wengang.engine.error.PolicyErrors;
import org.wengang.engine.policy.ParameterValues;
import org.wengang.engine.policy.PolicyFile;
import org.wengang.engine.schema.FactSchema;
import org.wengang.engine.schema.Jurisdictions;
import org.wengang.engine.schema.Type;
import org.wengang.engine.stored.StoredRule;
import org.wengang.policy.Confirmation;

/** Reads the texts of policies; the same text is read once. */
public final class Rulebook {

    private final PolicyFolder folder;
    private final Map<Source, CheckedPolicy> checked = new ConcurrentHashMap<>();

    private record Source(String yaml, @Nullable String rule) {}

    public Rulebook(PolicyFolder folder) {
        this.folder = folder;
    }

    /** What policies may be written for, by name. */
    public Map<String, FactSchema> schemas() {
        return folder.schemas();
    }

    public Jurisdictions jurisdictions() {
        return folder.jurisdictions();
    }

    /**
     * A stored version, whatever its parameters' values are. What is issued is not checked again:
     * it decides by the trees it was issued with, however the checker has changed since.
     *
     * @throws IllegalStateException if the trees kept with it cannot be read
     */
    public CheckedPolicy checked(StoredPolicy policy) {
        var rule = policy.rule();
        return rule == null
                ? checked(policy.version().code(), policy.yaml())
                : checked.computeIfAbsent(new Source(policy.yaml(), rule), _ -> kept(policy, rule));
    }

    private CheckedPolicy kept(StoredPolicy policy, String rule) {
        var name = policy.version().name();
        try {
            var file = PolicyFile.load(new StringReader(policy.yaml()), name);
            var schema = schema(file);
            return StoredRule.read(rule, schema).with(file, schema);
        } catch (IllegalArgumentException | PolicyErrors damaged) {
            throw new IllegalStateException(
                    "The rule that %s was issued with cannot be read.".formatted(name), damaged);
        }
    }

    /**
     * @param file the name that errors show
     * @throws PolicyErrors with everything that is wrong
     */
    CheckedPolicy checked(String file, String yaml) {
        return checked.computeIfAbsent(new Source(yaml, null), _ -> check(file, yaml));
    }

    /**
     * A text that is still being written; nothing of it is remembered.
     *
     * @param file the name that errors show
     * @throws PolicyErrors with everything that is wrong
     */
    public CheckedPolicy check(String file, String yaml) {
        var policy = PolicyFile.load(new StringReader(yaml), file);
        return PolicyCompiler.check(policy, schema(policy));
    }

    private FactSchema schema(PolicyFile policy) {
        var schema = folder.schemas().get(policy.schema().text());
        if (schema == null) {
            var errors = new ErrorCollector();
            errors.add(
                    policy.schema().at(),
                    Fault.SCHEMA_DIFFERENT,
                    policy.schema().text(),
                    String.join(", ", folder.schemas().keySet()));
            throw new PolicyErrors(errors.errors());
        }
        return schema;
    }

    /**
     * The rule with the file's values of the day, and for every open parameter the confirmed one.
     *
     * @throws PolicyErrors if a value is missing or impossible
     * @throws IllegalStateException if an open parameter is not confirmed
     */
    public CompiledPolicy compiled(
            StoredPolicy policy, Map<String, Confirmation> confirmations, LocalDate asOf) {
        var rule = checked(policy);
        var values = ParameterValues.of(rule.file(), asOf);
        for (var open : rule.file().openParameters()) {
            var confirmation = confirmations.get(open.name());
            if (confirmation == null) {
                throw new IllegalStateException(
                        "%s of %s was never confirmed"
                                .formatted(open.name(), policy.version().name()));
            }
            values = values.withText(open.name(), confirmation.value());
        }
        return rule.bind(values, folder.jurisdictions()).satisfiable();
    }

    /**
     * The rule as somebody wants to try it: the confirmed values where there are any, else the
     * file's, and over both the values on trial.
     *
     * @param values by parameter, as the policy file would write them
     * @param conditions by clause, as the policy file would write them
     * @throws PolicyErrors if a value is missing or impossible, or a condition is broken
     */
    public CompiledPolicy trial(
            StoredPolicy policy,
            Map<String, Confirmation> confirmations,
            LocalDate asOf,
            Map<String, String> values,
            Map<String, String> conditions) {
        var rule = checked(policy);
        var file = rule.file();
        for (var condition : conditions.entrySet()) {
            file = file.withCondition(condition.getKey(), condition.getValue());
        }
        if (!conditions.isEmpty()) {
            rule = PolicyCompiler.check(file, rule.schema());
        }
        var chosen = ParameterValues.of(file, asOf);
        for (var parameter : file.parameters().values()) {
            var confirmation = confirmations.get(parameter.name());
            var text = values.get(parameter.name());
            if (text == null && confirmation != null) {
                text = confirmation.value();
            }
            if (text != null) {
                chosen = chosen.withText(parameter.name(), text);
            }
        }
        return rule.bind(chosen, folder.jurisdictions()).satisfiable();
    }

    /** In fen; null where the policy declares no budget. */
    public @Nullable Long budgetFen(StoredPolicy policy, Map<String, Confirmation> confirmations) {
        var file = checked(policy).file();
        var budget = file.limits().budget();
        if (budget == null) {
            return null;
        }
        var parameter = file.parameter(budget.parameter());
        var confirmation = confirmations.get(parameter.name());
        var value =
                confirmation == null
                        ? parameter.valueOn(file.firstDay())
                        : Type.Simple.MONEY.value(confirmation.value());
        return (Long) Objects.requireNonNull(value, parameter.name());
    }
}
