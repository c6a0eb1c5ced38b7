package org.wengang.registry.ledger;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * By what the ledger is sorted; each by an index, the worker's id deciding between equals. Whoever
 * has no value stands at the end, whatever the direction.
 */
public enum LedgerSort {
    /** When somebody was added. */
    ADDED("w.worker_id", "uuid", false, true),
    NAME("w.name_pinyin", "text", false, false),
    EMPLOYER("w.employer_name collate \"C\"", "text", true, false),
    STAY("w.stay_from", "date", true, false),
    CHANGED("w.updated_at", "timestamptz", false, true);

    private final String expression;
    private final String type;
    private final boolean mayBeUnknown;
    private final boolean lastFirst;

    LedgerSort(String expression, String type, boolean mayBeUnknown, boolean lastFirst) {
        this.expression = expression;
        this.type = type;
        this.mayBeUnknown = mayBeUnknown;
        this.lastFirst = lastFirst;
    }

    String expression() {
        return expression;
    }

    String type() {
        return type;
    }

    boolean mayBeUnknown() {
        return mayBeUnknown;
    }

    /** Whether the order begins with the greatest unless something else is asked for. */
    public boolean isLastFirst() {
        return lastFirst;
    }

    /** As the address writes it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Empty for a word that is none. */
    static Optional<LedgerSort> ofCode(String code) {
        return Arrays.stream(values()).filter(sort -> sort.code().equals(code)).findFirst();
    }
}
