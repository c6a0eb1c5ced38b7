package org.wengang.engine.policy;

import java.io.Reader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.basis.Basis;
import org.wengang.engine.basis.Basis.Citation;
import org.wengang.engine.basis.Coverage;
import org.wengang.engine.error.Position;
import org.wengang.engine.schema.Label;
import org.wengang.engine.schema.Region;
import org.wengang.engine.schema.Type;
import org.wengang.engine.yaml.YamlText;

/**
 * One version of a policy, always of class A (a government entitlement), as its file says it. Its
 * own parts fit together; whether its expressions fit a fact schema is for the compiler to say.
 *
 * @param file the name under which it was read
 * @param parameters by name, in the order of the file
 * @param clauses in the order of the file
 * @param schema the facts it is written for: {@code worker/1}
 */
public record PolicyFile(
        String file,
        String code,
        int version,
        Label title,
        Authority authority,
        List<Basis> basis,
        YamlText schema,
        Parties parties,
        Map<String, Parameter> parameters,
        List<Clause> clauses,
        Benefit benefit,
        Limits limits,
        List<PolicyCase> cases) {

    /** Who decides by a policy, and where. */
    public record Authority(Region region, Label name) {}

    public PolicyFile {
        basis = List.copyOf(basis);
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        clauses = List.copyOf(clauses);
        cases = List.copyOf(cases);
    }

    /**
     * @param file the name that errors show
     * @throws org.wengang.engine.error.PolicyErrors with everything that is wrong
     */
    public static PolicyFile load(Reader yaml, String file) {
        return new PolicyReader(file).read(yaml);
    }

    /**
     * @throws IllegalArgumentException if there is no such parameter
     */
    public Parameter parameter(String name) {
        return Optional.ofNullable(parameters.get(name))
                .orElseThrow(
                        () -> new IllegalArgumentException("No parameter " + name + " in " + code));
    }

    /**
     * @throws IllegalArgumentException if there is no such basis
     */
    public Basis basis(String id) {
        return basis.stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No basis " + id + " in " + code));
    }

    /** What rests on the words of the basis, passage by passage. */
    public List<Coverage> coverage() {
        var uses = new ArrayList<Coverage.Use>();
        for (Clause clause : clauses) {
            uses.add(new Coverage.Use(new Coverage.Ground.Clause(clause.id()), clause.cite()));
        }
        uses.add(new Coverage.Use(new Coverage.Ground.Benefit(), benefit.cite()));
        for (Parameter parameter : parameters.values()) {
            @Nullable Citation cite = parameter.cite();
            if (cite != null) {
                uses.add(new Coverage.Use(new Coverage.Ground.Parameter(parameter.name()), cite));
            }
        }
        return basis.stream().map(each -> Coverage.of(each, uses)).toList();
    }

    /** Those an officer must confirm before issue. */
    public List<Parameter> openParameters() {
        return parameters.values().stream().filter(Parameter::isOpen).toList();
    }

    public Map<String, Type> parameterTypes() {
        var types = new LinkedHashMap<String, Type>();
        parameters.forEach((name, parameter) -> types.put(name, parameter.type()));
        return types;
    }

    /**
     * The same policy with another condition in one clause, to be tried out; errors name the clause
     * as their file.
     *
     * @param expression as a file would write it after {@code when:}
     * @throws IllegalArgumentException if there is no such clause
     */
    public PolicyFile withCondition(String clauseId, String expression) {
        if (clauses.stream().noneMatch(clause -> clause.id().equals(clauseId))) {
            throw new IllegalArgumentException("No clause " + clauseId + " in " + code);
        }
        var at = new Position(clauseId, 1, 1);
        var changed =
                clauses.stream()
                        .map(clause ->
                                clause.id().equals(clauseId)
                                        ? new Clause(
                                                clause.id(),
                                                clause.label(),
                                                clause.cite(),
                                                new YamlText(expression, at, at, true))
                                        : clause)
                        .toList();
        return new PolicyFile(
                file,
                code,
                version,
                title,
                authority,
                basis,
                schema,
                parties,
                parameters,
                changed,
                benefit,
                limits,
                cases);
    }

    /**
     * The first day on which every parameter that has values has one: what the cases are run by.
     */
    public LocalDate firstDay() {
        return parameters.values().stream()
                .map(Parameter::values)
                .filter(values -> !values.isEmpty())
                .map(values -> Objects.requireNonNull(values.firstKey()))
                .max(LocalDate::compareTo)
                .orElse(LocalDate.EPOCH);
    }
}
