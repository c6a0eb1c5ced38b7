package org.wengang.registry.census;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.wengang.kernel.DivisionCode;
import org.wengang.organisation.Divisions;
import org.wengang.organisation.PlaceCode;
import org.wengang.registry.FactSource;
import org.wengang.registry.roster.Listed;
import org.wengang.registry.workers.FactWords;
import org.wengang.web.Page;
import org.wengang.web.component.Choice;

/** Censuses, their questions and answers in the words of whoever looks. */
@Component
public final class CensusWords {

    private final FactWords facts;
    private final Divisions divisions;

    CensusWords(FactWords facts, Divisions divisions) {
        this.facts = facts;
        this.divisions = divisions;
    }

    public String label(Page page, String fact) {
        return facts.label(page, fact);
    }

    public String value(Page page, FactSource source) {
        return facts.value(page, source);
    }

    public String place(DivisionCode code) {
        return divisions.displayName(code);
    }

    /**
     * A town by its own name in its county; a county where the town is not known.
     *
     * @param code null where no place is known
     */
    public String town(Page page, @Nullable String code) {
        if (code == null || code.equals("-")) {
            return page.t("census.town.unknown");
        }
        if (code.length() == 6) {
            return page.t("census.town.county", divisions.displayName(new DivisionCode(code)));
        }
        var line = divisions.gazetteer().line(new PlaceCode(code));
        if (line.size() < 2) {
            return code;
        }
        return line.get(line.size() - 2).name() + line.getLast().name();
    }

    /** What may be chosen as the answer; empty where it is written. */
    public List<Choice> choices(Page page, AskedFact question) {
        return switch (question) {
            case PRESENT ->
                    List.of(
                            new Choice("true", page.t("registry.present.true")),
                            new Choice("false", page.t("registry.present.false")));
            case INTENTION ->
                    Arrays.stream(Intention.values())
                            .map(one ->
                                    new Choice(
                                            one.stored(),
                                            page.t("registry.intention." + one.stored())))
                            .toList();
            default ->
                    question.column().stream()
                            .flatMap(column -> Listed.of(column).stream())
                            .map(one ->
                                    new Choice(
                                            one.word(),
                                            page.t(
                                                    "registry."
                                                            + question.fact()
                                                            + "."
                                                            + one.code())))
                            .toList();
        };
    }

    /** The type of the field in which the answer is written. */
    public String type(AskedFact question) {
        return switch (question) {
            case MOBILE -> "tel";
            case STAY_FROM, STAY_TO -> "date";
            default -> "text";
        };
    }
}
