package org.wengang.engine.policy;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values of a policy's parameters for one run. Immutable. */
public final class ParameterValues {

    private final PolicyFile policy;
    private final LocalDate asOf;
    private final Map<String, Object> values;

    private ParameterValues(PolicyFile policy, LocalDate asOf, Map<String, Object> values) {
        this.policy = policy;
        this.asOf = asOf;
        this.values = Collections.unmodifiableMap(values);
    }

    /** The file's own values on the day, proposals for open parameters included. */
    public static ParameterValues of(PolicyFile policy, LocalDate asOf) {
        var values = new LinkedHashMap<String, Object>();
        for (Parameter parameter : policy.parameters().values()) {
            @Nullable Object value = parameter.valueOn(asOf);
            if (value != null) {
                values.put(parameter.name(), value);
            }
        }
        return new ParameterValues(policy, asOf, values);
    }

    /**
     * The same with one value set, confirmed or on trial.
     *
     * @throws IllegalArgumentException if there is no such parameter or the value is not of its
     *     type
     */
    public ParameterValues with(String name, Object value) {
        Parameter parameter = policy.parameter(name);
        if (!parameter.type().accepts(value)) {
            throw new IllegalArgumentException(
                    "The parameter %s takes a %s.".formatted(name, parameter.type().word()));
        }
        var changed = new LinkedHashMap<>(values);
        changed.put(name, value);
        return new ParameterValues(policy, asOf, changed);
    }

    /**
     * The same with one value set from text, as a form or a stored version gives it: {@code
     * 500.00}, {@code 2021-02-11}, {@code private,foreign}.
     *
     * @throws IllegalArgumentException if there is no such parameter or the text is no value of its
     *     type
     */
    public ParameterValues withText(String name, String text) {
        Parameter parameter = policy.parameter(name);
        @Nullable Object value = parameter.type().value(text.strip());
        if (value == null) {
            throw new IllegalArgumentException(
                    "The parameter %s takes a %s.".formatted(name, parameter.type().word()));
        }
        return with(name, value);
    }

    public LocalDate asOf() {
        return asOf;
    }

    /** Null if the parameter has no value. */
    public @Nullable Object get(String name) {
        return values.get(name);
    }

    /** By name, in the order of the file; those without a value are left out. */
    public Map<String, Object> values() {
        return values;
    }

    /** The values as text, to store with an issued version; {@link #withText} reads them back. */
    public Map<String, String> texts() {
        var texts = new LinkedHashMap<String, String>();
        values.forEach((name, value) -> texts.put(name, policy.parameter(name).type().text(value)));
        return texts;
    }

    /** Parameters without a value; a policy cannot be issued while there are any. */
    public List<Parameter> missing() {
        return policy.parameters().values().stream()
                .filter(parameter -> !values.containsKey(parameter.name()))
                .toList();
    }
}
