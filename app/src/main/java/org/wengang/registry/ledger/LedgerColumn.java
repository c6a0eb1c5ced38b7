package org.wengang.registry.ledger;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the ledger can show of a worker. The name is always the first column. */
public enum LedgerColumn {
    NAME("registry.fact.name", LedgerSort.NAME),
    ID("registry.worker.id", null),
    HUKOU("registry.fact.hukou", null),
    EMPLOYER("registry.fact.employer_name", LedgerSort.EMPLOYER),
    STAY_FROM("registry.fact.stay_from", LedgerSort.STAY),
    STAY_TO("registry.fact.stay_to", null),
    OFFICE("registry.ledger.office", null),
    DOCUMENT("registry.fact.id_kind", null),
    BIRTH("registry.fact.birth", null),
    MOBILE("registry.fact.mobile", null),
    HOME("registry.fact.home", null),
    RESIDENCE("registry.fact.residence", null),
    NATURE("registry.fact.hukou_nature", null),
    USCC("registry.fact.uscc", null),
    KIND("registry.fact.employer_kind", null),
    CATEGORY("registry.fact.worker_category", null),
    STAY_PLACE("registry.fact.stay_place", null),
    DUTY("registry.fact.on_duty_days", null),
    REMARK("registry.fact.remark", null),
    ADDED("registry.ledger.added", LedgerSort.ADDED),
    CHANGED("registry.ledger.changed", LedgerSort.CHANGED);

    /** Those shown until somebody chooses. */
    static final List<LedgerColumn> USUAL = List.of(NAME, ID, HUKOU, EMPLOYER, STAY_FROM, STAY_TO);

    private final String label;
    private final @Nullable LedgerSort sort;

    LedgerColumn(String label, @Nullable LedgerSort sort) {
        this.label = label;
        this.sort = sort;
    }

    /** Key of its heading. */
    public String label() {
        return label;
    }

    /** Null if the ledger cannot be sorted by it. */
    public @Nullable LedgerSort sort() {
        return sort;
    }

    /** As the address writes it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Those the address asks for, the name first, in the order above; the usual ones where it asks
     * for none that exists.
     */
    public static List<LedgerColumn> of(LedgerAddress address) {
        var chosen = address.all("col").stream().flatMap(code -> ofCode(code).stream()).toList();
        return chosen.isEmpty()
                ? USUAL
                : Arrays.stream(values())
                        .filter(column -> column == NAME || chosen.contains(column))
                        .toList();
    }

    private static Optional<LedgerColumn> ofCode(String code) {
        return Arrays.stream(values()).filter(column -> column.code().equals(code)).findFirst();
    }
}
