package org.wengang.engine.error;

import java.util.ArrayList;
import java.util.List;

/** Gathers faults while reading goes on, so that an author sees them all at once. */
public final class ErrorCollector {

    private final List<PolicyError> errors = new ArrayList<>();

    public void add(Position at, Fault fault, String... arguments) {
        var error = new PolicyError(at, fault, List.of(arguments));
        if (!errors.contains(error)) {
            errors.add(error);
        }
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
            throw new PolicyErrors(errors);
        }
    }
}
