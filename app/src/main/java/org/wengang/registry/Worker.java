package org.wengang.registry;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
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
        int version) {

    /**
     * Tells what was awarded to a worker; implemented by modules that award. Every bean of this
     * type is asked.
     */
    public interface Awards {

        /** Those the caller may see, oldest first; empty if there are none. */
        List<Award> of(UUID worker, Locale locale);
    }

    /**
     * An award as it is told of a worker.
     *
     * @param name of the policy, in the language asked for
     * @param amountFen positive
     * @param status key of the words for how far it is
     * @param isPaid whether it is in a payment, so that money is out or on its way
     * @param path of the page that says why
     */
    public record Award(String name, long amountFen, String status, boolean isPaid, String path) {}
}
