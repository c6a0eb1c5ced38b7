package org.wengang.registry.books;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wengang.kernel.IdentityDocument;
import org.wengang.kernel.OrgPath;
import org.wengang.registry.book.Book;

/**
 * An entry as a list shows it.
 *
 * @param name of the person; null where it is about none, likewise what they showed and the end of
 *     its number
 * @param employer null where none is named, likewise its code, which may be unknown besides
 * @param facts those the ledger shows in lists, by name, as {@link
 *     org.wengang.registry.FactSource#value}; what is not known is not there
 */
public record EntryLine(
        UUID id,
        Book book,
        OrgPath organisation,
        @Nullable String name,
        IdentityDocument.@Nullable Kind idKind,
        @Nullable String idLast4,
        @Nullable String employer,
        @Nullable String uscc,
        Map<String, String> facts) {

    public EntryLine {
        facts = Map.copyOf(facts);
    }

    /** The ID number with everything but its end hidden; null where no person is named. */
    public @Nullable String maskedId() {
        return idLast4 == null ? null : "*".repeat(14) + idLast4;
    }

    /** Whom it is about. */
    public String title() {
        return name != null ? name : String.valueOf(employer);
    }
}
