package org.wengang.statistics;

import java.util.List;
import java.util.Set;
import org.wengang.kernel.Refused;
import org.wengang.security.Officer;
import org.wengang.security.Role;

/** Who reads figures and the rows behind them, and how many rows one file holds. */
public final class Reading {

    /** Rows of a file, at most. */
    public static final int MOST_IN_A_FILE = 1_000_000;

    private static final Role[] READERS = {
        Role.STATISTICIAN, Role.CASEWORKER, Role.REVIEWER, Role.FINANCE
    };

    private Reading() {}

    static Set<Role> readers() {
        return Set.of(READERS);
    }

    /**
     * @throws Refused security-role-missing
     */
    public static void require(Officer officer) {
        officer.require(READERS);
    }

    /**
     * The rows of a file.
     *
     * @param rows up to one more than {@link #MOST_IN_A_FILE}
     * @throws Refused statistics-too-many-rows
     */
    public static <T> List<T> whole(List<T> rows) {
        if (rows.size() > MOST_IN_A_FILE) {
            throw new Refused(StatisticsProblem.TOO_MANY_ROWS, MOST_IN_A_FILE);
        }
        return rows;
    }
}
