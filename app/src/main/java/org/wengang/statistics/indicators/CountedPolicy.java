package org.wengang.statistics.indicators;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A policy that can be counted.
 *
 * @param form {@code cash} or {@code voucher}; null while nobody has an award of it
 */
public record CountedPolicy(UUID id, String code, String title, @Nullable String form) {

    public String label() {
        return code + " · " + title;
    }
}
