package org.wengang.registry.books;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wengang.kernel.OrgPath;
import org.wengang.kernel.PersonName;
import org.wengang.kernel.Uscc;
import org.wengang.registry.book.Book;

/**
 * One entry of a ledger as one organisation keeps it.
 *
 * @param worker null where it is about no person; likewise the name and the end of the ID number
 * @param employer null where none is named
 * @param uscc null where none is named, or its code is not known
 * @param appliedAt when a file or an officer first brought it
 * @param version grows with every change of a fact
 */
public record Entry(
        UUID id,
        Book book,
        OrgPath organisation,
        @Nullable UUID worker,
        @Nullable PersonName person,
        @Nullable String idLast4,
        @Nullable String employer,
        @Nullable Uscc uscc,
        Instant appliedAt,
        Instant updatedAt,
        int version) {

    /** The ID number with everything but its end hidden; null where no person is named. */
    public @Nullable String maskedId() {
        return idLast4 == null ? null : "*".repeat(14) + idLast4;
    }

    /** Whom it is about, for officers who work with it. */
    public String title() {
        return person != null ? person.value() : String.valueOf(employer);
    }

    /** Of its page. */
    public String path() {
        return book.path() + "/" + id;
    }
}
