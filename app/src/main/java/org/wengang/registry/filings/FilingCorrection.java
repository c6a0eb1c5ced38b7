package org.wengang.registry.filings;

import java.util.Optional;

/**
 * A fact of a filing, or of an entry of a ledger, as an officer corrects it, as typed.
 *
 * @param fact its name
 * @param value in the words of a file: 是, 2021-02-11, 1000.00
 * @param isUnknown whether it is put right to not known; then there is no value
 * @param reason why
 * @param version of the record the officer saw
 */
public record FilingCorrection(
        String fact, String value, boolean isUnknown, String reason, String version) {

    public static final FilingCorrection NONE = new FilingCorrection("", "", false, "", "");

    public FilingCorrection {
        reason = reason.strip();
    }

    /** Empty if it is no number. */
    public Optional<Integer> seen() {
        return version.matches("[0-9]{1,9}")
                ? Optional.of(Integer.valueOf(version))
                : Optional.empty();
    }
}
