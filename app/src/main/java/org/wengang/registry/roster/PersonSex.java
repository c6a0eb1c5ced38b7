package org.wengang.registry.roster;

import org.wengang.kernel.ResidentId;

/** 性别: asked only where the number of the document does not say. */
public enum PersonSex implements Listed {
    MALE("男"),
    FEMALE("女");

    private final String word;

    PersonSex(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }

    ResidentId.Sex sex() {
        return switch (this) {
            case MALE -> ResidentId.Sex.MALE;
            case FEMALE -> ResidentId.Sex.FEMALE;
        };
    }
}
