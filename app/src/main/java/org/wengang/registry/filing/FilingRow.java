package org.wengang.registry.filing;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wengang.kernel.IdentityDocument;
import org.wengang.kernel.PersonName;
import org.wengang.kernel.Uscc;

/**
 * What one row files. Null means that its cell was empty, or that filings of the kind do not say
 * it.
 *
 * @param number of the row in the file, see {@link org.wengang.sheet.SheetRow#inFile}
 * @param name null exactly when there is no ID; likewise the organisation and its code
 * @param month its first day
 * @param facts those that are known, by name, as the policy engine's types make them; without the
 *     one that says the month
 */
public record FilingRow(
        int number,
        @Nullable PersonName name,
        @Nullable IdentityDocument id,
        @Nullable String organisation,
        @Nullable Uscc uscc,
        @Nullable LocalDate month,
        @Nullable String occasion,
        Map<String, Object> facts) {

    public FilingRow {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }
}
