package org.wengang.kernel;

/** The name of an organisation as registered. It is public, so nothing of it is masked. */
public record OrganisationName(String value) implements PartyName {

    @Override
    public String masked() {
        return value;
    }

    @Override
    public String toString() {
        return value;
    }
}
