package org.wengang.voucher;

import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.springframework.dao.DataIntegrityViolationException;

/** By which constraint the database refused. */
public final class BrokenConstraint {

    private BrokenConstraint() {}

    /** Its name; empty where the database does not say. */
    public static String name(DataIntegrityViolationException refused) {
        var cause = refused.getMostSpecificCause();
        var error = cause instanceof PSQLException told ? told.getServerErrorMessage() : null;
        @Nullable String name = error == null ? null : error.getConstraint();
        return name == null ? "" : name;
    }
}
