package org.wengang.registry.books;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.wengang.engine.schema.Fact;
import org.wengang.engine.schema.Type;
import org.wengang.registry.FactSource;
import org.wengang.registry.book.Book;
import org.wengang.registry.book.Books;
import org.wengang.registry.entering.EntryForm;
import org.wengang.registry.filing.FilingColumn;
import org.wengang.registry.filing.FilingColumn.OfFact;
import org.wengang.registry.filings.FilingWords;
import org.wengang.registry.roster.DocumentKind;
import org.wengang.web.Language;
import org.wengang.web.Page;
import org.wengang.web.component.Choice;

/** Ledgers, their entries and facts in the words of whoever looks. */
@Component
public final class BookWords {

    private final Books books;
    private final FilingWords words;

    BookWords(Books books, FilingWords words) {
        this.books = books;
        this.words = words;
    }

    /** What a text of the ledger says, such as its title. */
    public String text(Page page, Book book, String key) {
        return page.t("ledger." + book.word() + "." + key);
    }

    /** Of a fact as its schema words it; the names have messages of their own. */
    public String label(Page page, Book book, String fact) {
        return words.label(page, books.schema(book), fact);
    }

    public String value(Page page, Book book, FactSource source) {
        return words.value(page, books.schema(book), source);
    }

    /** Of a list: what is not known is a dash. */
    public String value(Page page, EntryLine line, String fact) {
        var value = line.facts().get(fact);
        return value == null ? "—" : words.value(page, books.schema(line.book()), fact, value);
    }

    /** For a file: as on the page, but days and numbers as the form takes them. */
    String written(Page page, EntryLine line, Fact fact) {
        return List.of(Type.Simple.DATE, Type.Simple.INT, Type.Simple.MONEY).contains(fact.type())
                ? line.facts().getOrDefault(fact.name(), "")
                : value(page, line, fact.name());
    }

    /** An entry in one line: the employer and what is known of what a list shows. */
    public String summary(Page page, EntryLine line) {
        var said = new ArrayList<String>();
        if (line.employer() != null) {
            said.add(line.employer());
        }
        for (var fact : line.book().shown()) {
            if (line.facts().containsKey(fact)) {
                said.add(
                        page.t(
                                "ledger.summary",
                                label(page, line.book(), fact),
                                value(page, line, fact)));
            }
        }
        return String.join(page.t("ledger.summary.next"), said);
    }

    /** Of one code of a fact. */
    public String word(Page page, Book book, String fact, String code) {
        return words.value(page, books.schema(book), fact, code);
    }

    /** What may be corrected. */
    List<Choice> choices(Page page, Entry entry, List<String> facts) {
        return facts.stream()
                .map(fact -> new Choice(fact, label(page, entry.book(), fact)))
                .toList();
    }

    /** Whether its entries name an organisation. */
    public boolean namesEmployer(Book book) {
        return books.layout(book).filing().organisation().isPossible();
    }

    /** The columns of the form. */
    public List<FilingColumn> columns(Book book) {
        return books.layout(book).columns();
    }

    public boolean isRequired(Book book, FilingColumn column) {
        return books.layout(book).isRequired(column);
    }

    /** What the form calls a column. */
    public String label(Page page, FilingColumn column) {
        return page.language() == Language.ZH ? column.heading() : column.headingInEnglish();
    }

    /** Whether the column says who it is about. */
    public boolean isPerson(FilingColumn column) {
        return column.isOfPerson();
    }

    public String field(FilingColumn column) {
        return EntryForm.field(column);
    }

    /** What may be chosen in a column of the form, each by a word the form takes. */
    public List<Choice> choices(Page page, Book book, FilingColumn column) {
        if (column == FilingColumn.Named.ID_KIND) {
            return Arrays.stream(DocumentKind.values())
                    .map(kind -> new Choice(kind.word(), page.t("registry.id_kind." + kind.code())))
                    .toList();
        }
        if (!(column instanceof OfFact(var fact))) {
            return List.of();
        }
        return switch (fact.type()) {
            case Type.Simple.BOOL ->
                    List.of(
                            new Choice("true", page.t("registry.filing.true")),
                            new Choice("false", page.t("registry.filing.false")));
            case Type.Code(String list) ->
                    books.schema(book).codeList(list).labels().entrySet().stream()
                            .map(code ->
                                    new Choice(
                                            code.getKey(),
                                            code.getValue().in(page.language().locale())))
                            .toList();
            default -> List.of();
        };
    }

    /** What a list of the ledger may be narrowed to; empty where it is of one sort. */
    public List<Choice> sorts(Page page, Book book) {
        var sorted = book == Book.EMPLOYER ? Book.LISTING : book;
        return sorted.narrowedBy()
                .flatMap(sort -> column(sorted, sort))
                .map(column -> choices(page, sorted, column))
                .orElse(List.of());
    }

    private Optional<FilingColumn> column(Book book, String fact) {
        return columns(book).stream()
                .filter(column -> column instanceof OfFact(var each) && each.name().equals(fact))
                .findFirst();
    }

    /** Whether it is money, which is typed in yuan. */
    public boolean isMoney(FilingColumn column) {
        return column instanceof OfFact(var fact) && fact.type() == Type.Simple.MONEY;
    }

    /** How a value is typed: days and numbers have keyboards of their own. */
    public String type(FilingColumn column) {
        return column instanceof OfFact(var fact) && fact.type() == Type.Simple.DATE
                ? "date"
                : "text";
    }
}
