package org.wengang.registry.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wengang.kernel.DivisionCode;
import org.wengang.kernel.IdentityDocument;
import org.wengang.kernel.IdentityDocument.Kind;
import org.wengang.kernel.OrgPath;
import org.wengang.kernel.Uscc;
import org.wengang.registry.name.NameSearch;
import org.wengang.registry.roster.RosterColumn;
import org.wengang.registry.roster.WorkerCategory;

/**
 * Which workers; all conditions must hold, and an unknown fact fulfils none that asks for a value.
 *
 * @param text part of a name, its pinyin or initials, an ID number, or its last four characters; ""
 *     for all
 * @param document whose document is of that kind
 * @param office at or below this one; null for the officer's own, likewise null means all below
 * @param hukou in this place or below it; likewise home and stayPlace
 * @param employer part of its name, or its credit code; "" for all
 * @param from the stay ends on this day or later
 * @param to the stay begins on this day or earlier; with from: it overlaps these days, inclusive
 * @param unknown facts none of which is known
 * @param since changed at this moment or later
 * @param toCheck only those marked to be checked
 * @param importId only those a roster brought or changed
 * @param how which of them: {@code added}, {@code changed}, or "" for both
 */
public record LedgerFilter(
        String text,
        @Nullable Kind document,
        @Nullable OrgPath office,
        @Nullable DivisionCode hukou,
        @Nullable DivisionCode home,
        @Nullable DivisionCode stayPlace,
        String employer,
        @Nullable WorkerCategory category,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        List<RosterColumn> unknown,
        @Nullable Instant since,
        boolean toCheck,
        @Nullable UUID importId,
        String how) {

    public LedgerFilter {
        unknown = List.copyOf(unknown);
    }

    /** Null unless the text may be the end of an ID number. */
    @Nullable String last4() {
        var upper = text.toUpperCase(Locale.ROOT);
        return upper.matches("(?=.*\\d)[0-9A-Z]{4}") ? upper : null;
    }

    /**
     * The documents whose whole number the text may be, of the kind asked for or of any; empty if
     * it is none. Nobody's name has digits.
     */
    List<IdentityDocument> numbers() {
        if (text.chars().filter(Character::isDigit).count() < 4 || last4() != null) {
            return List.of();
        }
        return document == null
                ? IdentityDocument.possible(text, LocalDate.MAX)
                : IdentityDocument.parse(document, text, LocalDate.MAX).toOptional().stream()
                        .toList();
    }

    /** Whether it is looked for in several columns at once. */
    boolean asksForName() {
        return !text.isEmpty() && last4() == null && numbers().isEmpty();
    }

    /** Null unless what is said of the employer is a credit code. */
    @Nullable String uscc() {
        return Uscc.parse(employer).toOptional().map(Uscc::value).orElse(null);
    }

    NameSearch name() {
        return NameSearch.of(text);
    }
}
