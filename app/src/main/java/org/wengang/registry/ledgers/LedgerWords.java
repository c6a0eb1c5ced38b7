package org.wengang.registry.ledgers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.wengang.engine.schema.Type;
import org.wengang.registry.FactSource;
import org.wengang.registry.entering.EntryForm;
import org.wengang.registry.filing.FilingColumn;
import org.wengang.registry.filing.FilingColumn.OfFact;
import org.wengang.registry.filings.FilingWords;
import org.wengang.registry.ledger.Ledger;
import org.wengang.registry.ledger.Ledgers;
import org.wengang.web.Language;
import org.wengang.web.Page;
import org.wengang.web.component.Choice;

/** Ledgers, their entries and facts in the words of whoever looks. */
@Component
public final class LedgerWords {

    private final Ledgers ledgers;
    private final FilingWords words;

    LedgerWords(Ledgers ledgers, FilingWords words) {
        this.ledgers = ledgers;
        this.words = words;
    }

    /** What a text of the ledger says, such as its title. */
    public String text(Page page, Ledger ledger, String key) {
        return page.t("ledger." + ledger.word() + "." + key);
    }

    /** Of a fact as its schema words it; the names have messages of their own. */
    public String label(Page page, Ledger ledger, String fact) {
        return words.label(page, ledgers.schema(ledger), fact);
    }

    public String value(Page page, Ledger ledger, FactSource source) {
        return words.value(page, ledgers.schema(ledger), source);
    }

    /** Of a list: what is not known is a dash. */
    public String value(Page page, EntryLine line, String fact) {
        var value = line.facts().get(fact);
        return value == null ? "—" : words.value(page, ledgers.schema(line.ledger()), fact, value);
    }

    /** An entry in one line: the employer and what is known of what a list shows. */
    public String summary(Page page, EntryLine line) {
        var said = new ArrayList<String>();
        if (line.employer() != null) {
            said.add(line.employer());
        }
        for (var fact : line.ledger().shown()) {
            if (line.facts().containsKey(fact)) {
                said.add(
                        page.t(
                                "ledger.summary",
                                label(page, line.ledger(), fact),
                                value(page, line, fact)));
            }
        }
        return String.join(page.t("ledger.summary.next"), said);
    }

    /** Of one code of a fact. */
    public String word(Page page, Ledger ledger, String fact, String code) {
        return words.value(page, ledgers.schema(ledger), fact, code);
    }

    /** What may be corrected. */
    List<Choice> choices(Page page, Entry entry, List<String> facts) {
        return facts.stream()
                .map(fact -> new Choice(fact, label(page, entry.ledger(), fact)))
                .toList();
    }

    /** Whether its entries name an organisation. */
    public boolean namesEmployer(Ledger ledger) {
        return ledgers.layout(ledger).filing().organisation().isPossible();
    }

    /** The columns of the form. */
    public List<FilingColumn> columns(Ledger ledger) {
        return ledgers.layout(ledger).columns();
    }

    public boolean isRequired(Ledger ledger, FilingColumn column) {
        return ledgers.layout(ledger).isRequired(column);
    }

    /** What the form calls a column. */
    public String label(Page page, FilingColumn column) {
        return page.language() == Language.ZH ? column.heading() : column.headingInEnglish();
    }

    /** Whether the column says who it is about. */
    public boolean isPerson(FilingColumn column) {
        return column == FilingColumn.Named.NAME || column == FilingColumn.Named.ID;
    }

    public String field(FilingColumn column) {
        return EntryForm.field(column);
    }

    /** What may be chosen in a column of the form, each by a word the form takes. */
    public List<Choice> choices(Page page, Ledger ledger, FilingColumn column) {
        if (!(column instanceof OfFact(var fact))) {
            return List.of();
        }
        return switch (fact.type()) {
            case Type.Simple.BOOL ->
                    List.of(
                            new Choice("true", page.t("registry.filing.true")),
                            new Choice("false", page.t("registry.filing.false")));
            case Type.Code(String list) ->
                    ledgers.schema(ledger).codeList(list).labels().entrySet().stream()
                            .map(code ->
                                    new Choice(
                                            code.getKey(),
                                            code.getValue().in(page.language().locale())))
                            .toList();
            default -> List.of();
        };
    }

    /** What a list of the ledger may be narrowed to; empty where it is of one sort. */
    public List<Choice> sorts(Page page, Ledger ledger) {
        var sorted = ledger == Ledger.EMPLOYER ? Ledger.LISTING : ledger;
        return sorted.sorts().stream()
                .findFirst()
                .flatMap(sort -> column(sorted, sort))
                .map(column -> choices(page, sorted, column))
                .orElse(List.of());
    }

    private Optional<FilingColumn> column(Ledger ledger, String fact) {
        return columns(ledger).stream()
                .filter(column -> column instanceof OfFact(var each) && each.name().equals(fact))
                .findFirst();
    }

    /** How a value is typed: days and numbers have keyboards of their own. */
    public String type(FilingColumn column) {
        return column instanceof OfFact(var fact) && fact.type() == Type.Simple.DATE
                ? "date"
                : "text";
    }
}
