package org.wengang.registry.books;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.wengang.registry.book.Book;
import org.wengang.registry.filing.FilingColumn;
import org.wengang.registry.filing.FilingColumn.Named;
import org.wengang.registry.filing.FilingColumn.OfFact;
import org.wengang.security.Officer;
import org.wengang.sheet.SheetCell;
import org.wengang.sheet.SheetWriter;
import org.wengang.sheet.SheetWriter.Format;
import org.wengang.web.Answer;
import org.wengang.web.Download;
import org.wengang.web.Page;

/**
 * A file of everything the list of a ledger shows, with the columns of its form; of ID numbers the
 * end alone. Read and written piece by piece, so that its length does not matter.
 */
@Controller
@RequestMapping({
    "/employers",
    "/listings",
    "/employments",
    "/stays",
    "/migrations",
    "/groups",
    "/intentions",
    "/gifts",
    "/events",
    "/donations"
})
final class BookFileController {

    private final Entries entries;
    private final BookWords words;

    BookFileController(Entries entries, BookWords words) {
        this.entries = entries;
        this.words = words;
    }

    @GetMapping("/file.xlsx")
    Answer workbook(
            Page page,
            @AuthenticationPrincipal Officer officer,
            @RequestParam(defaultValue = "") String of,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(name = "import", required = false) @Nullable UUID importId,
            @RequestParam(defaultValue = "") String how) {
        var book = Book.ofPath(page.path());
        return file(page, officer, new EntryFilter(book, of, q, importId, how), Format.XLSX);
    }

    @GetMapping("/file.csv")
    Answer csv(
            Page page,
            @AuthenticationPrincipal Officer officer,
            @RequestParam(defaultValue = "") String of,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(name = "import", required = false) @Nullable UUID importId,
            @RequestParam(defaultValue = "") String how) {
        var book = Book.ofPath(page.path());
        return file(page, officer, new EntryFilter(book, of, q, importId, how), Format.CSV);
    }

    private Answer file(Page page, Officer officer, EntryFilter filter, Format format) {
        entries.take(officer, filter);
        var title = words.text(page, filter.book(), "title");
        var columns = words.columns(filter.book());
        var headings = columns.stream().map(column -> words.label(page, column)).toList();
        return new Download(
                title + format.suffix(),
                format.mediaType(),
                out -> {
                    try (var sheet = SheetWriter.open(format, out, title, headings)) {
                        write(page, filter, columns, sheet);
                    }
                });
    }

    private void write(
            Page page, EntryFilter filter, List<FilingColumn> columns, SheetWriter sheet) {
        var piece = entries.piece(filter, null);
        while (!piece.isEmpty()) {
            piece.forEach(line -> sheet.row(cells(page, line, columns)));
            piece = entries.piece(filter, piece.getLast().id());
        }
    }

    private List<SheetCell> cells(Page page, EntryLine line, List<FilingColumn> columns) {
        var cells = new ArrayList<SheetCell>();
        for (var column : columns) {
            cells.add(SheetCell.of(text(page, line, column)));
        }
        return cells;
    }

    /** "" for what is not known. */
    private String text(Page page, EntryLine line, FilingColumn column) {
        var text =
                switch (column) {
                    case Named.NAME -> line.name();
                    case Named.ID -> line.maskedId();
                    case Named.ID_KIND ->
                            line.idKind() == null
                                    ? null
                                    : page.t("registry.id_kind." + line.idKind().code());
                    case Named.ORGANISATION -> line.employer();
                    case Named.USCC -> line.uscc();
                    case Named.MONTH, Named.OCCASION -> null;
                    case OfFact(var fact) ->
                            line.facts().containsKey(fact.name())
                                    ? words.written(page, line, fact)
                                    : null;
                };
        return text == null ? "" : text;
    }
}
