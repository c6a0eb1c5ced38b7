package org.wengang.registry;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wengang.kernel.OrgPath;
import org.wengang.kernel.PersonName;

/**
 * A worker as one organisation knows them, without anything a list must not show.
 *
 * @param personId the same for the same person in every county
 * @param maskedId first four and last four characters of the ID number
 * @param maskedMobile null when no number is known; likewise the employer
 * @param appliedAt when a roster first named them; decides who comes first
 * @param version grows with every change of a fact
 */
public record Worker(
        UUID id,
        UUID personId,
        OrgPath organisation,
        PersonName name,
        String maskedId,
        String idLast4,
        @Nullable String maskedMobile,
        @Nullable String employerName,
        Instant appliedAt,
        Instant updatedAt,
        int version) {}
