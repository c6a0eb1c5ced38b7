package org.wengang.sheet;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.wengang.kernel.Money;

/** What stands in one cell. Empty means that nobody said anything, never "no" or zero. */
public sealed interface SheetCell {

    SheetCell EMPTY = new Empty();

    /** As typed, with blanks at the ends if there are any; never empty. */
    record Text(String value) implements SheetCell {}

    /**
     * @param raw as stored in the file, e.g. {@code 1.30110199001E+17}
     */
    record Number(String raw, double value) implements SheetCell {}

    /** A number shown as a day; a time of day is dropped. */
    record Date(LocalDate value) implements SheetCell {}

    record Bool(boolean value) implements SheetCell {}

    record Empty() implements SheetCell {}

    /**
     * @param code as shown, e.g. {@code #N/A}; "" for a formula that no program has computed yet
     */
    record ErrorCell(String code) implements SheetCell {}

    /** The result of a formula as last computed by the program that saved the file. */
    record Formula(SheetCell result) implements SheetCell {}

    /** {@link #EMPTY} if there is nothing but blanks. */
    static SheetCell of(String text) {
        return text.isBlank() ? EMPTY : new Text(text);
    }

    static SheetCell of(long number) {
        return new Number(Long.toString(number), number);
    }

    /** In yuan with two decimals. */
    static SheetCell of(Money money) {
        return new Number(money.yuan(), money.fen() / 100.0);
    }

    static SheetCell of(LocalDate day) {
        return new Date(day);
    }

    /**
     * What a person reads in the cell, without blanks at the ends: a whole number in plain digits,
     * a day as {@code 2021-02-11}, a formula by its result; "" when empty.
     */
    default String text() {
        return switch (this) {
            case Text(var value) -> trimmed(value);
            case Number(var raw, var _) -> plain(raw);
            case Date(var value) -> value.toString();
            case Bool(var value) -> value ? "TRUE" : "FALSE";
            case Empty() -> "";
            case ErrorCell(var code) -> code;
            case Formula(var result) -> result.text();
        };
    }

    /** Whether a person sees nothing in it. */
    default boolean isBlank() {
        return switch (this) {
            case Empty() -> true;
            case Text(var value) -> trimmed(value).isEmpty();
            case Formula(var result) -> result.isBlank();
            case Number _, Date _, Bool _, ErrorCell _ -> false;
        };
    }

    /** Without blanks, control and invisible characters at its ends. */
    private static String trimmed(String text) {
        int first = 0;
        int end = text.length();
        while (first < end && isUnseen(text.charAt(first))) {
            first++;
        }
        while (first < end && isUnseen(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(first, end);
    }

    private static boolean isUnseen(char c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.getType(c) == Character.FORMAT;
    }

    private static String plain(String raw) {
        var number = new BigDecimal(raw);
        if (Math.abs((long) number.scale()) > Double.MAX_EXPONENT) {
            // no program computes such a number, and its zeros alone would fill a hundred megabytes
            return raw;
        }
        return number.scale() > 0 && number.stripTrailingZeros().scale() <= 0
                ? number.toBigInteger().toString()
                : number.toPlainString();
    }
}
