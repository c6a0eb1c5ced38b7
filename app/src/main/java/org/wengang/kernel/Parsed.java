package org.wengang.kernel;

import java.util.Optional;
import java.util.function.Function;

/** A typed value read from what somebody wrote, or the reason why it is none. */
public sealed interface Parsed<T> {

    /** The text was a {@code T}. */
    record Valid<T>(T value) implements Parsed<T> {}

    /** The text was no {@code T}; the fault tells the clerk what to correct. */
    record Faulty<T>(Fault fault) implements Parsed<T> {}

    /** Why a text was not accepted: an enum constant of the type that was wanted. */
    interface Fault {

        /**
         * Kebab-case with the type in front, e.g. {@code resident-id-checksum}; the sentence is
         * {@code fault.<code>}.
         */
        String code();
    }

    static <T> Parsed<T> valid(T value) {
        return new Valid<>(value);
    }

    static <T> Parsed<T> faulty(Fault fault) {
        return new Faulty<>(fault);
    }

    /** Empty when faulty. */
    default Optional<T> toOptional() {
        return switch (this) {
            case Valid<T>(var value) -> Optional.of(value);
            case Faulty<T> _ -> Optional.empty();
        };
    }

    /** Empty when valid. */
    default Optional<Fault> whyNot() {
        return switch (this) {
            case Valid<T> _ -> Optional.empty();
            case Faulty<T>(var fault) -> Optional.of(fault);
        };
    }

    /**
     * For texts the program itself wrote. @throws IllegalArgumentException naming the fault, never
     * the text
     */
    default T orThrow() {
        return switch (this) {
            case Valid<T>(var value) -> value;
            case Faulty<T>(var fault) -> throw new IllegalArgumentException(fault.code());
        };
    }

    default <R> Parsed<R> map(Function<? super T, ? extends R> change) {
        return switch (this) {
            case Valid<T>(var value) -> valid(change.apply(value));
            case Faulty<T>(var fault) -> faulty(fault);
        };
    }
}
