package org.wengang.registry.census.work;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wengang.registry.census.Campaign;

/**
 * One person whom an officer is to contact.
 *
 * @param worker the record it is about
 * @param town code of their town, or county; null where no place is known
 * @param state {@code open}, {@code partly}, {@code recorded} or {@code refused}
 * @param lastContactAt null before the first contact
 * @param wrongNumber whether the number on record was found to be somebody else's
 * @param version grows with every contact and every handing over
 */
public record Errand(
        UUID id,
        Campaign campaign,
        UUID worker,
        UUID officer,
        @Nullable String town,
        String state,
        int contacts,
        @Nullable Instant lastContactAt,
        boolean wrongNumber,
        int version) {

    /** Neither recorded nor refused. */
    public boolean isOpen() {
        return state.equals("open") || state.equals("partly");
    }
}
