package org.wengang.engine.error;

import java.util.List;
import java.util.Locale;

/**
 * One fault at one place.
 *
 * @param arguments the names and words the sentence speaks of, as they stand in the file
 */
public record PolicyError(Position at, Fault fault, List<String> arguments) {

    public PolicyError {
        arguments = List.copyOf(arguments);
    }

    public String file() {
        return at.file();
    }

    public int line() {
        return at.line();
    }

    public int column() {
        return at.column();
    }

    /** Stable, for machines: {@code fact-unknown}. */
    public String code() {
        return fault.code();
    }

    public String chinese() {
        return fault.chinese(arguments);
    }

    public String english() {
        return fault.english(arguments);
    }

    /** Chinese for any Chinese locale, else English. */
    public String sentence(Locale locale) {
        return locale.getLanguage().equals("zh") ? chinese() : english();
    }

    /** One line: {@code file:line:column: sentence}. */
    @Override
    public String toString() {
        return at + ": " + english();
    }
}
