package org.wengang.engine.error;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Everything that is wrong with a file, in the order of the file. Nothing of it may be used. */
public final class PolicyErrors extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<PolicyError> errors;

    /**
     * @param errors at least one
     */
    public PolicyErrors(List<PolicyError> errors) {
        super(errors.stream().map(PolicyError::toString).collect(Collectors.joining("\n")));
        if (errors.isEmpty()) {
            throw new IllegalArgumentException("No error to report.");
        }
        this.errors = errors.stream().sorted(Comparator.comparing(PolicyError::at)).toList();
    }

    public List<PolicyError> errors() {
        return errors;
    }

    /** The earliest in the file. */
    public PolicyError first() {
        return errors.getFirst();
    }
}
