package org.wengang.registry.roster;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** A value out of a closed list that rosters write as a word. */
public sealed interface Listed permits HukouNature, EmployerKind, WorkerCategory {

    /** As rosters write it, e.g. {@code 私营企业}. */
    String word();

    /** As facts and columns of the database hold it, e.g. {@code private}. */
    String code();

    /** Empty when the list has no such word. */
    static <T extends Listed> Optional<T> ofWord(T[] list, String word) {
        return Arrays.stream(list).filter(one -> one.word().equals(word)).findFirst();
    }

    /**
     * @throws IllegalArgumentException when the list has no such code
     */
    static <T extends Listed> T ofCode(T[] list, String code) {
        return Arrays.stream(list)
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not in the list: " + code));
    }

    /** Every word, as a sentence lists them. */
    static String words(Listed[] list) {
        return Arrays.stream(list).map(Listed::word).collect(Collectors.joining("、"));
    }
}
