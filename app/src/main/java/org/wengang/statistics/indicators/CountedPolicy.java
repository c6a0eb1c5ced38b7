package org.wengang.statistics.indicators;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.schema.Label;

/**
 * A policy that can be counted.
 *
 * @param form {@code cash} or {@code voucher}; null while nobody has an award of it
 * @param schema of the facts it decides by; null while nobody has an award of it
 */
public record CountedPolicy(
        UUID id, String code, Label title, @Nullable String form, @Nullable String schema) {

    /**
     * Whom it counts: {@code worker}, {@code person}, {@code employer}, {@code agency}; else {@code
     * other}, such as a trainee whose employer is paid.
     */
    public String counted() {
        return switch (String.valueOf(schema)) {
            case "worker/1" -> "worker";
            case "employer/1" -> "employer";
            case "agency/1" -> "agency";
            case "staff/1", "household/1", "insured/1", "entrepreneur/1" -> "person";
            default -> "other";
        };
    }

    /** Key of the word for what is counted: people, organisations. */
    public String unit() {
        return "statistics.unit." + counted();
    }

    public String label(Locale locale) {
        return code + " · " + title.in(locale);
    }
}
