package org.wengang.statistics.bulletins;

import java.util.UUID;
import jte.Templates;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.wengang.security.Officer;
import org.wengang.statistics.Reading;
import org.wengang.statistics.indicators.Indicators;
import org.wengang.web.Answer;
import org.wengang.web.Page;
import org.wengang.web.component.Choice;

/** The bulletin of a policy. */
@Controller
final class BulletinController {

    private final Bulletins bulletins;
    private final Indicators indicators;
    private final Questions questions;
    private final Templates templates;

    BulletinController(
            Bulletins bulletins, Indicators indicators, Questions questions, Templates templates) {
        this.bulletins = bulletins;
        this.indicators = indicators;
        this.questions = questions;
        this.templates = templates;
    }

    /** The first policy unless another one is chosen. */
    @GetMapping("/bulletins")
    Answer show(
            @RequestParam @Nullable UUID policy,
            @RequestParam(defaultValue = "") String asOf,
            @RequestParam(defaultValue = "") String scope,
            @AuthenticationPrincipal Officer officer,
            Page page) {
        Reading.require(officer);
        var policies = indicators.policies();
        if (policies.isEmpty() && policy == null) {
            return Answer.page(templates.statisticsNoBulletin(page));
        }
        var chosen = policy == null ? policies.getFirst().id() : policy;
        var question = questions.question(officer, chosen, asOf, scope);
        var places =
                questions.scopes(officer).stream()
                        .map(place ->
                                new Choice(
                                        place.path().value(), bulletins.name(page, place.path())))
                        .toList();
        return Answer.page(
                templates.statisticsBulletin(
                        page, bulletins.bulletin(page, question), policies, places));
    }
}
