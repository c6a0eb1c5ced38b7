package org.wengang.statistics.indicators;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.schema.Label;

/**
 * A policy that can be counted.
 *
 * @param form {@code cash} or {@code voucher}; null while nobody has an award of it
 */
public record CountedPolicy(UUID id, String code, Label title, @Nullable String form) {

    public String label(Locale locale) {
        return code + " · " + title.in(locale);
    }
}
