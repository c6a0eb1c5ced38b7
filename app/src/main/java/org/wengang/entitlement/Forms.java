package org.wengang.entitlement;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wengang.web.component.Cursor;

/** What comes out of a form or a query, read without trusting it. */
public final class Forms {

    private Forms() {}

    /** Empty if it is no day written {@code 2021-02-11}. */
    public static Optional<LocalDate> day(@Nullable String text) {
        try {
            return text == null ? Optional.empty() : Optional.of(LocalDate.parse(text.strip()));
        } catch (DateTimeParseException notADay) {
            return Optional.empty();
        }
    }

    /** Empty if it is no id. */
    public static Optional<UUID> id(@Nullable String text) {
        try {
            return text == null ? Optional.empty() : Optional.of(UUID.fromString(text.strip()));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    /** Keys of rows, ids or numbers, as {@link Cursor#of} takes them. */
    public static Cursor cursor(@Nullable Object after, @Nullable Object before) {
        return Cursor.of(after, before);
    }
}
