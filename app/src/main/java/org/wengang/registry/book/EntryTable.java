package org.wengang.registry.book;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.wengang.registry.filing.FilingColumn;
import org.wengang.registry.filing.FilingColumn.Named;
import org.wengang.registry.filing.FilingColumn.OfFact;
import org.wengang.registry.filing.FilingLayout;

/** The table of a ledger, as fixed statements are put together from it; every name is our own. */
public record EntryTable(Book book, FilingLayout layout) {

    /** Of the database, e.g. {@code registry.employer}. */
    public String name() {
        return book.table();
    }

    /** Whether its entries are about a worker. */
    public boolean namesWorker() {
        return layout.filing().person().isPossible();
    }

    /** Whether its entries name an organisation. */
    public boolean namesOrganisation() {
        return layout.filing().organisation().isPossible();
    }

    /** What an entry names and says, without its id and its office. */
    public List<String> columns() {
        var columns = new ArrayList<>(parties());
        layout.stored().forEach(fact -> columns.add(fact.column()));
        return columns;
    }

    private List<String> parties() {
        var parties = new ArrayList<String>();
        if (namesWorker()) {
            parties.add("worker_id");
        }
        if (namesOrganisation()) {
            parties.add("organisation_id");
            parties.add("organisation_name");
            parties.add("uscc");
        }
        return parties;
    }

    /** Of each of its facts, joined by commas. */
    public String facts(Function<String, String> form) {
        return layout.stored().stream()
                .map(fact -> form.apply(fact.column()))
                .collect(Collectors.joining(", "));
    }

    /** Names and columns of what an entry says by turns, as a JSON object is built of. */
    public String said(String alias) {
        var said = new ArrayList<String>();
        if (namesOrganisation()) {
            said.add(
                    "'organisation_name', %1$s.organisation_name, 'uscc', %1$s.uscc"
                            .formatted(alias));
        }
        layout.stored()
                .forEach(fact ->
                        said.add("'%s', %s.%s".formatted(fact.name(), alias, fact.column())));
        return String.join(", ", said);
    }

    /** What the form calls it, for messages about a cell. */
    public String heading(String fact) {
        return layout.columns().stream()
                .filter(column -> column instanceof OfFact(var each) && each.name().equals(fact))
                .map(FilingColumn::heading)
                .findFirst()
                .orElseGet(Named.ORGANISATION::heading);
    }

    /** The headings by the name of the fact, as JSON. */
    public String headings() {
        return layout.stored().stream()
                .map(fact -> "\"%s\":\"%s\"".formatted(fact.name(), fact.label().chinese()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    /**
     * Days of a row that holds them, as a range.
     *
     * @param begin an expression for the first day; likewise the end
     */
    public static String range(Book.Days days, String begin, String end) {
        return "daterange(%s, %s, '%s')".formatted(begin, end, days.bounds());
    }
}
