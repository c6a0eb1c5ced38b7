package org.wengang.statistics.censuses;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which of the people recorded in a census a number counts. */
public enum CensusNumber {
    RECORDED("true"),
    /** Those of an enterprise that is counted. */
    ENTERPRISES("uscc is not null"),
    OUTSIDERS("is_outsider"),
    STAYERS("is_stayer"),
    UNDETERMINED("is_outsider is null");

    private final String condition;

    CensusNumber(String condition) {
        this.condition = condition;
    }

    /** In SQL, of the columns of {@code registry.published_census_person}. */
    String condition() {
        return condition;
    }

    /** As paths write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Empty for another word. */
    static Optional<CensusNumber> of(String word) {
        return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
    }
}
