package org.wengang.registry.filing;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.wengang.engine.schema.Fact;
import org.wengang.engine.schema.FactSchema;
import org.wengang.engine.schema.Filing;
import org.wengang.engine.schema.Filing.Presence;
import org.wengang.registry.FactsView;
import org.wengang.registry.filing.FilingColumn.Named;
import org.wengang.registry.filing.FilingColumn.OfFact;
import org.wengang.sheet.SheetHeading;

/**
 * What a file of filings, or of entries of a ledger, looks like, from its schema alone.
 *
 * @param schema one whose rows are filings
 * @param columns in the order of the empty form
 * @param required those without which a file, or a row with them empty, is refused
 */
public record FilingLayout(
        FactSchema schema, List<FilingColumn> columns, Set<FilingColumn> required) {

    public FilingLayout {
        columns = List.copyOf(columns);
        required = Set.copyOf(required);
    }

    public static FilingLayout of(FactSchema schema) {
        var columns = named(filing(schema));
        schema.facts().values().forEach(fact -> columns.add(new OfFact(fact)));
        columns.add(Named.OCCASION);
        var required =
                columns.stream()
                        .filter(column -> isRequired(schema, column))
                        .collect(Collectors.toUnmodifiableSet());
        return new FilingLayout(schema, columns, required);
    }

    /**
     * Of a ledger: nothing but what the schema names tells its entries apart.
     *
     * @param required facts that every row must say
     * @param isCodeRequired whether an organisation must be named by its code too
     */
    public static FilingLayout ofBook(
            FactSchema schema, List<String> required, boolean isCodeRequired) {
        var columns = named(filing(schema));
        schema.facts().values().forEach(fact -> columns.add(new OfFact(fact)));
        var must =
                columns.stream()
                        .filter(column ->
                                column instanceof OfFact(var fact)
                                        ? required.contains(fact.name())
                                        : isRequired(schema, column)
                                                && (column != Named.USCC || isCodeRequired))
                        .collect(Collectors.toUnmodifiableSet());
        return new FilingLayout(schema, columns, must);
    }

    private static ArrayList<FilingColumn> named(Filing filing) {
        var columns = new ArrayList<FilingColumn>();
        if (filing.person().isPossible()) {
            columns.add(Named.NAME);
            columns.add(Named.ID);
            columns.add(Named.ID_KIND);
        }
        if (filing.organisation().isPossible()) {
            columns.add(Named.ORGANISATION);
            columns.add(Named.USCC);
        }
        if (filing.month().isPossible() && filing.monthFact() == null) {
            columns.add(Named.MONTH);
        }
        return columns;
    }

    private static Filing filing(FactSchema schema) {
        return Objects.requireNonNull(schema.filing(), schema.name());
    }

    public Filing filing() {
        return filing(schema);
    }

    /** The facts that have a column in the table of the schema: all but the month. */
    public List<Fact> stored() {
        return schema.facts().values().stream().filter(fact -> !isMonth(fact)).toList();
    }

    /** Whether the fact says of which month the filing is. */
    public boolean isMonth(Fact fact) {
        return isMonth(schema, fact);
    }

    private static boolean isMonth(FactSchema schema, Fact fact) {
        return fact.name().equals(filing(schema).monthFact());
    }

    /** The column that says the month; empty for what is of no month. */
    public Optional<FilingColumn> monthColumn() {
        return columns.stream()
                .filter(column ->
                        switch (column) {
                            case Named named -> named == Named.MONTH;
                            case OfFact(var fact) -> isMonth(fact);
                        })
                .findFirst();
    }

    public boolean isRequired(FilingColumn column) {
        return required.contains(column);
    }

    private static boolean isRequired(FactSchema schema, FilingColumn column) {
        var filing = filing(schema);
        return switch (column) {
            case Named.NAME, Named.ID -> filing.person() == Presence.REQUIRED;
            case Named.ORGANISATION, Named.USCC -> filing.organisation() == Presence.REQUIRED;
            case Named.MONTH -> filing.month() == Presence.REQUIRED;
            case Named.ID_KIND, Named.OCCASION -> false;
            case OfFact(var fact) -> isMonth(schema, fact) && filing.month() == Presence.REQUIRED;
        };
    }

    /** The column that says who it is: the person's number, else the organisation's. */
    public FilingColumn identity() {
        if (filing().person() != Presence.NONE) {
            return Named.ID;
        }
        return isRequired(Named.USCC) ? Named.USCC : Named.ORGANISATION;
    }

    /**
     * @param name of a heading, as {@link SheetHeading#name}
     */
    public Optional<FilingColumn> ofHeading(String name) {
        return columns.stream()
                .filter(column ->
                        SheetHeading.nameOf(column.heading()).equals(name)
                                || SheetHeading.nameOf(column.headingInEnglish())
                                        .equalsIgnoreCase(name))
                .findFirst();
    }

    /** The name of its table and views, without schema of the database: {@code training_month}. */
    public String word() {
        return FactsView.word(schema.name());
    }
}
