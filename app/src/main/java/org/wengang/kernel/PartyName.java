package org.wengang.kernel;

import org.jspecify.annotations.Nullable;

/**
 * What somebody a decision is about, or is paid to, is called: a person, whose name public lists
 * mask, or an organisation, whose name is public.
 */
public sealed interface PartyName permits PersonName, PartyName.OfOrganisation {

    /** The whole name. */
    String value();

    /** As public lists show it. */
    String masked();

    /**
     * The person's name where there is one.
     *
     * @throws IllegalArgumentException if there is neither
     */
    static PartyName of(@Nullable String person, @Nullable String organisation) {
        if (person != null) {
            return new PersonName(person);
        }
        if (organisation == null) {
            throw new IllegalArgumentException("neither a person nor an organisation");
        }
        return new OfOrganisation(organisation);
    }

    /** As registered. It is public, so nothing of it is masked. */
    record OfOrganisation(String value) implements PartyName {

        @Override
        public String masked() {
            return value;
        }

        @Override
        public String toString() {
            return value;
        }
    }
}
