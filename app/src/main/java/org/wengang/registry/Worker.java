package org.wengang.registry;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wengang.kernel.IdentityDocument;
import org.wengang.kernel.OrgPath;
import org.wengang.kernel.PersonName;
import org.wengang.security.Officer;

/**
 * A worker as one organisation knows them, without anything a list must not show.
 *
 * @param personId the same for the same person in every county
 * @param idKind what the person showed
 * @param maskedId its number as {@link IdentityDocument#masked}
 * @param numberTells whether the number says birthday and sex, so that neither can be put right
 * @param maskedMobile null when no number is known; likewise the employer
 * @param appliedAt when a roster first named them; decides who comes first
 * @param version grows with every change of a fact
 * @param stands false where another record of the same office stands for the person
 */
public record Worker(
        UUID id,
        UUID personId,
        OrgPath organisation,
        PersonName name,
        IdentityDocument.Kind idKind,
        String maskedId,
        String idLast4,
        boolean numberTells,
        @Nullable String maskedMobile,
        @Nullable String employerName,
        Instant appliedAt,
        Instant updatedAt,
        int version,
        boolean stands) {

    /**
     * Keeps what one person may have only once; implemented by modules that award. Every bean of
     * this type is told.
     */
    public interface OnePerson {

        /**
         * The workers are that person from now on. Called in the transaction that says so.
         *
         * @param person as other modules know a person, {@link Worker#personId}
         * @param by the officer who says so
         * @throws org.wengang.kernel.Refused where something that followed cannot be undone
         */
        void are(List<UUID> workers, UUID person, Officer by);
    }

    /**
     * Another record of the same person.
     *
     * @param maskedId all but the last four characters of its own number hidden
     * @param holds whether its number is the right one
     */
    public record Other(
            UUID id,
            OrgPath organisation,
            String name,
            IdentityDocument.Kind idKind,
            String maskedId,
            boolean holds) {}

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
     * @param isDouble whether the person has another one beside which it may not stand
     * @param path of the page that says why
     */
    public record Award(
            String name,
            long amountFen,
            String status,
            boolean isPaid,
            boolean isDouble,
            String path) {}
}
