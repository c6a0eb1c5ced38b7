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

    /** Whether there is no error; warnings do not count. */
    public boolean isEmpty() {
        return errors().isEmpty();
    }

    public List<PolicyError> errors() {
        return of(Fault.Level.ERROR);
    }

    public List<PolicyError> warnings() {
        return of(Fault.Level.WARNING);
    }

    private List<PolicyError> of(Fault.Level level) {
        return errors.stream().filter(error -> error.fault().level() == level).toList();
    }

    /**
     * @throws PolicyErrors if there is an error
     */
    public void throwIfAny() {
        if (!isEmpty()) {
            throw new PolicyErrors(errors());
        }
    }
}
