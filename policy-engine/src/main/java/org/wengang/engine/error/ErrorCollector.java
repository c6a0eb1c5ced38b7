package org.wengang.engine.error;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Gathers faults while reading goes on, so that an author sees them all at once. */
public final class ErrorCollector {

    private final Set<PolicyError> errors = new LinkedHashSet<>();

    public void add(Position at, Fault fault, String... arguments) {
        errors.add(new PolicyError(at, fault, List.of(arguments)));
    }

    public boolean isEmpty() {
        return errors.isEmpty();
    }

    public List<PolicyError> errors() {
        return List.copyOf(errors);
    }

    /**
     * @throws PolicyErrors if anything was added
     */
    public void throwIfAny() {
        if (!errors.isEmpty()) {
            throw new PolicyErrors(errors());
        }
    }
}
