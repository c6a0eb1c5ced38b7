package org.wengang.registry.roster;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A value out of a closed list that rosters write as a word. */
public sealed interface Listed
        permits HukouNature, EmployerKind, WorkerCategory, DocumentKind, PersonSex {

    /** As rosters write it, e.g. {@code 私营企业}. */
    String word();

    /** Of the constant. */
    String name();

    /** As facts and columns of the database hold it, e.g. {@code private}. */
    default String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Empty when the list has no such word. */
    static <T extends Listed> Optional<T> ofWord(T[] list, String word) {
        return Arrays.stream(list).filter(one -> one.word().equals(word)).findFirst();
    }

    /** Every word, as a sentence lists them. */
    static String words(Listed[] list) {
        return Arrays.stream(list).map(Listed::word).collect(Collectors.joining("、"));
    }

    /** Every value the column may hold, in order; empty where it is no list. */
    static List<Listed> of(RosterColumn column) {
        return switch (column) {
            case HUKOU_NATURE -> List.of(HukouNature.values());
            case EMPLOYER_KIND -> List.of(EmployerKind.values());
            case WORKER_CATEGORY -> List.of(WorkerCategory.values());
            case ID_KIND -> List.of(DocumentKind.values());
            case SEX -> List.of(PersonSex.values());
            case NAME, ID, BIRTH, MOBILE, HUKOU, HOME, RESIDENCE, EMPLOYER_NAME, USCC -> List.of();
            case STAY_PLACE, STAY_FROM, STAY_TO, ON_DUTY_DAYS, REMARK -> List.of();
        };
    }
}
