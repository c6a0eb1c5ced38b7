package org.wengang.registry.roster;

import java.util.Optional;
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

    /** 男, 男性; likewise 女. */
    static Optional<PersonSex> ofName(String name) {
        return Listed.ofWord(values(), name.endsWith("性") ? name.substring(0, 1) : name);
    }

    ResidentId.Sex sex() {
        return switch (this) {
            case MALE -> ResidentId.Sex.MALE;
            case FEMALE -> ResidentId.Sex.FEMALE;
        };
    }
}
