package org.wengang.registry.ledger.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wengang.registry.ledger.Ledger;
import org.wengang.registry.ledger.Ledger.Total;
import org.wengang.registry.ledger.LedgerAddress;
import org.wengang.registry.ledger.LedgerColumn;
import org.wengang.registry.ledger.LedgerLine;
import org.wengang.web.component.Pager;
import org.wengang.web.component.Slice;

/**
 * The ledger's page below its form.
 *
 * @param heads of the columns, in order
 * @param total null where the form is wrong and nobody was looked for
 */
public record LedgerTable(
        LedgerAddress address,
        List<Head> heads,
        List<LedgerLine> lines,
        Pager pager,
        @Nullable Total total) {

    /**
     * @param sortPath of the list sorted by this column, the other way round if it is already; null
     *     if it cannot be
     * @param sorted {@code ascending}, {@code descending}, or null if it is sorted otherwise
     */
    public record Head(LedgerColumn column, @Nullable String sortPath, @Nullable String sorted) {}

    static LedgerTable nothing(LedgerAddress address) {
        var none = new Slice<LedgerLine>(List.of(), new Pager(null, null));
        return new LedgerTable(address, List.of(), none.rows(), none.pager(), null);
    }

    static LedgerTable of(Ledger.View view) {
        return new LedgerTable(
                view.address(),
                view.columns().stream().map(column -> head(view, column)).toList(),
                view.slice().rows(),
                view.slice().pager(),
                view.total());
    }

    private static Head head(Ledger.View view, LedgerColumn column) {
        var sort = column.sort();
        if (sort == null) {
            return new Head(column, null, null);
        }
        var isSorted = sort == view.query().sort();
        var lastFirst = isSorted ? !view.query().lastFirst() : sort.isLastFirst();
        var path =
                view.address()
                        .with("sort", sort.code())
                        .with("order", lastFirst ? "desc" : "asc")
                        .path();
        return new Head(
                column,
                path,
                isSorted ? (view.query().lastFirst() ? "descending" : "ascending") : null);
    }
}
