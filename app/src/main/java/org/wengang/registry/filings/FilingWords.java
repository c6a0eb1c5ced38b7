package org.wengang.registry.filings;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.wengang.engine.schema.FactSchema;
import org.wengang.engine.schema.Type;
import org.wengang.kernel.DivisionCode;
import org.wengang.organisation.Divisions;
import org.wengang.registry.FactSource;
import org.wengang.registry.FactsView;
import org.wengang.web.Page;

/** Filings and their facts in the words of whoever looks. */
@Component
public final class FilingWords {

    private final Divisions divisions;

    FilingWords(Divisions divisions) {
        this.divisions = divisions;
    }

    /** What a filing of the schema is: 用人单位申报. */
    public String kind(Page page, String schema) {
        return page.t("registry.filing." + FactsView.word(schema));
    }

    /** Without a day. */
    public String month(Page page, LocalDate month) {
        return page.t("registry.filing.month", month.getYear(), month.getMonthValue());
    }

    /** Of a fact as its schema words it; the names have messages of their own. */
    public String label(Page page, FactSchema schema, String fact) {
        var known = schema.facts().get(fact);
        return known == null
                ? page.t("registry.fact." + fact)
                : known.label().in(page.language().locale());
    }

    /**
     * What is not known as such, places by name and code, codes by their word, money and days as
     * the language writes them.
     */
    public String value(Page page, FactSchema schema, FactSource source) {
        return value(page, schema, source.fact(), source.value());
    }

    /**
     * @param text as in {@link FactSource}; null where it is not known
     */
    public String value(Page page, FactSchema schema, String name, @Nullable String text) {
        if (text == null) {
            return page.t("registry.unknown");
        }
        var fact = schema.facts().get(name);
        if (fact == null) {
            return text;
        }
        return switch (fact.type()) {
            case Type.Simple.BOOL -> page.t("registry.filing." + text);
            case Type.Simple.INT -> page.number(Long.parseLong(text));
            case Type.Simple.MONEY ->
                    page.money((Long) Objects.requireNonNull(fact.type().value(text)));
            case Type.Simple.DATE -> page.date(LocalDate.parse(text));
            case Type.Simple.REGION ->
                    page.t("registry.place", divisions.displayName(new DivisionCode(text)), text);
            case Type.Code(String list) ->
                    Objects.requireNonNull(schema.codeList(list).labels().get(text))
                            .in(page.language().locale());
            case Type.Simple.STRING -> text;
            case Type.Codes _, Type.Tiers _ ->
                    throw new IllegalStateException("A fact holds one value: " + fact.name());
        };
    }
}
