package org.wengang.registry.duplicate;

import java.util.Arrays;
import java.util.Locale;

/** Why two records may be of one person. */
public enum Reason {
    /** The same name, and one digit of the number is another. */
    NUMBER_DIGIT,
    /** The same name, and two neighbouring digits of the number are swapped. */
    NUMBER_SWAP,
    NAME_BIRTH_PHONE,
    /** And the birthday is the same, or two of its three parts are. */
    PHONE_SIMILAR_NAME,
    /** The same given name, birthday, sex, hukou and employer: a name taken by marriage. */
    OTHER_SURNAME,
    /** And the name is not so common there that chance explains it. */
    NAME_BIRTH_HOME,
    /** The same name, birthday and sex, and one of the documents is a passport or a permit. */
    OTHER_DOCUMENT;

    /** As the database keeps it; the end of the key of its words. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * @throws IllegalArgumentException if there is none
     */
    public static Reason of(String code) {
        return Arrays.stream(values())
                .filter(reason -> reason.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no reason " + code));
    }
}
