package org.wengang.registry.filing;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.wengang.engine.schema.Fact;
import org.wengang.engine.schema.FactSchema;
import org.wengang.engine.schema.Filing;
import org.wengang.engine.schema.Filing.Presence;
import org.wengang.registry.FactsView;
import org.wengang.registry.filing.FilingColumn.Named;
import org.wengang.registry.filing.FilingColumn.OfFact;
import org.wengang.sheet.SheetHeading;

/**
 * What a file of filings looks like, from its schema alone.
 *
 * @param schema one whose rows are filings
 * @param columns in the order of the empty form
 */
public record FilingLayout(FactSchema schema, List<FilingColumn> columns) {

    public FilingLayout {
        columns = List.copyOf(columns);
    }

    public static FilingLayout of(FactSchema schema) {
        var filing = filing(schema);
        var columns = new ArrayList<FilingColumn>();
        if (filing.person().isPossible()) {
            columns.add(Named.NAME);
            columns.add(Named.ID);
        }
        if (filing.organisation().isPossible()) {
            columns.add(Named.ORGANISATION);
            columns.add(Named.USCC);
        }
        if (filing.month().isPossible() && filing.monthFact() == null) {
            columns.add(Named.MONTH);
        }
        schema.facts().values().forEach(fact -> columns.add(new OfFact(fact)));
        columns.add(Named.OCCASION);
        return new FilingLayout(schema, columns);
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
        return fact.name().equals(filing().monthFact());
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
        return switch (column) {
            case Named.NAME, Named.ID -> filing().person() == Presence.REQUIRED;
            case Named.ORGANISATION, Named.USCC -> filing().organisation() == Presence.REQUIRED;
            case Named.MONTH -> filing().month() == Presence.REQUIRED;
            case Named.OCCASION -> false;
            case OfFact(var fact) -> isMonth(fact) && filing().month() == Presence.REQUIRED;
        };
    }

    /** The column whose number says who it is: the person's, else the organisation's. */
    public FilingColumn identity() {
        return filing().person() == Presence.NONE ? Named.USCC : Named.ID;
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
