package org.wengang.security.client;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A secret as its page shows it.
 *
 * @param key its public part
 * @param validUntil the last day, inclusive
 */
public record KeptSecret(String key, LocalDate validUntil, Instant createdAt) {

    /** As it begins where somebody finds it. */
    public String beginning() {
        return "wg_" + key + "_…";
    }
}
