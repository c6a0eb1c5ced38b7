package org.wengang.statistics.bulletins;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.kernel.OrgPath;
import org.wengang.statistics.bulletins.Bulletin.PlaceLine;
import org.wengang.statistics.indicators.Figure;
import org.wengang.statistics.indicators.Indicator;
import org.wengang.statistics.indicators.Indicators;
import org.wengang.statistics.indicators.Question;
import org.wengang.web.OrganisationNames;
import org.wengang.web.Page;

/** Puts bulletins together. */
@Service
class Bulletins {

    private final Indicators indicators;
    private final OrganisationNames organisations;

    Bulletins(Indicators indicators, OrganisationNames organisations) {
        this.indicators = indicators;
        this.organisations = organisations;
    }

    /** Everything of one bulletin is counted at the same moment. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Bulletin bulletin(Page page, Question question) {
        var policy = indicators.policy(question.policy());
        var figures = indicators.figures(question);
        var sentences = new ArrayList<Sentence>();
        var form = policy.form();
        if (form != null) {
            figures.forEach((indicator, figure) ->
                    sentences.add(
                            Sentence.of(
                                    page, indicator, form, policy.counted(), question, figure)));
        }
        return new Bulletin(
                question,
                policy,
                name(page, question.scope()),
                sentences,
                indicators.parts(question),
                places(page, question),
                line(name(page, question.scope()), question, figures));
    }

    private List<PlaceLine> places(Page page, Question question) {
        var byPlace = new EnumMap<Indicator, Map<OrgPath, Figure>>(Indicator.class);
        var places = new TreeSet<OrgPath>();
        for (var indicator : Indicator.values()) {
            var below = indicators.below(indicator, question);
            byPlace.put(indicator, below);
            places.addAll(below.keySet());
        }
        var lines = new ArrayList<PlaceLine>();
        for (var place : places) {
            var figures = new EnumMap<Indicator, Figure>(Indicator.class);
            byPlace.forEach((indicator, below) ->
                    figures.put(indicator, below.getOrDefault(place, Figure.NONE)));
            var own = place.equals(question.scope());
            var name = own ? page.t("statistics.own", name(page, place)) : name(page, place);
            lines.add(line(name, question.in(place), figures));
        }
        return lines;
    }

    private static PlaceLine line(String name, Question question, Map<Indicator, Figure> figures) {
        return new PlaceLine(
                name,
                question,
                figures.getOrDefault(Indicator.PAID, Figure.NONE),
                figures.getOrDefault(Indicator.APPROVED, Figure.NONE),
                figures.getOrDefault(Indicator.PLANNED, Figure.NONE));
    }

    /** The path where an organisation has no name of its own, such as a former one. */
    String name(Page page, OrgPath path) {
        return organisations.name(path, page.language());
    }
}
