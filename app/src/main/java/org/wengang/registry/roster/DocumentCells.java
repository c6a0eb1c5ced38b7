package org.wengang.registry.roster;

import java.time.LocalDate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.wengang.kernel.IdentityDocument;
import org.wengang.kernel.IdentityDocument.Kind;
import org.wengang.kernel.Parsed;
import org.wengang.registry.cell.CellText;
import org.wengang.registry.cell.RowCells;

/**
 * The document of a person out of two cells: its kind, which may be left open, and its number.
 *
 * @param today nobody is born after this day
 */
public record DocumentCells(
        RowCells cells, String kindHeading, String numberHeading, LocalDate today) {

    /**
     * Null where one of the cells is at fault, which is noted, or where the number's is empty. What
     * the number itself tells needs no word: files name a resident ID in many ways.
     */
    public @Nullable IdentityDocument read() {
        if (cells.isMissing(numberHeading)) {
            return null;
        }
        var name = CellText.withoutBlanks(cells.words(kindHeading));
        if (name.isEmpty()) {
            return digits(text -> IdentityDocument.parse(text, today));
        }
        var kind = DocumentKind.ofName(name);
        if (kind.isEmpty()) {
            var text = CellText.withoutMark(cells.words(numberHeading));
            if (IdentityDocument.parse(text, today).toOptional().isPresent()) {
                return digits(number -> IdentityDocument.parse(number, today));
            }
            cells.fault(kindHeading, "not-in-list", Listed.words(DocumentKind.values()));
            return null;
        }
        return number(kind.get().kind());
    }

    private @Nullable IdentityDocument number(Kind kind) {
        return digits(text -> IdentityDocument.parse(kind, text, today));
    }

    private @Nullable IdentityDocument digits(Function<String, Parsed<IdentityDocument>> parse) {
        return cells.digits(numberHeading, "id-stored-as-number", parse);
    }
}
