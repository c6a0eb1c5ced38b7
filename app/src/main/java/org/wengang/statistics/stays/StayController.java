package org.wengang.statistics.stays;

import java.util.UUID;
import jte.Templates;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.wengang.security.Officer;
import org.wengang.statistics.bulletins.Questions;
import org.wengang.web.Answer;
import org.wengang.web.OrganisationNames;
import org.wengang.web.Page;
import org.wengang.web.component.Choice;
import org.wengang.web.component.Cursor;

/** Who stays on post: the figures, and the people and employers behind each of them. */
@Controller
@RequestMapping("/bulletins/stays")
final class StayController {

    private final Stays stays;
    private final Windows windows;
    private final Questions questions;
    private final OrganisationNames organisations;
    private final Templates templates;

    StayController(
            Stays stays,
            Windows windows,
            Questions questions,
            OrganisationNames organisations,
            Templates templates) {
        this.stays = stays;
        this.windows = windows;
        this.questions = questions;
        this.organisations = organisations;
        this.templates = templates;
    }

    @GetMapping
    Answer show(
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String scope,
            @AuthenticationPrincipal Officer officer,
            Page page) {
        var window = windows.of(officer, from, to, scope);
        var places =
                questions.scopes(officer).stream()
                        .map(place ->
                                new Choice(
                                        place.path().value(),
                                        organisations.name(place.path(), page.language())))
                        .toList();
        return Answer.page(
                templates.statisticsStays(page, stays.answer(window), places, organisations));
    }

    @GetMapping("/people")
    Answer people(
            @RequestParam(defaultValue = "all") String of,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String scope,
            @RequestParam @Nullable UUID after,
            @RequestParam @Nullable UUID before,
            @AuthenticationPrincipal Officer officer,
            Page page) {
        var window = windows.of(officer, from, to, scope);
        var counted = Windows.counted(of);
        return Answer.page(
                templates.statisticsStayPeople(
                        page,
                        window,
                        counted,
                        stays.people(window, counted, Cursor.of(after, before)),
                        organisations));
    }

    @GetMapping("/employers")
    Answer employers(
            @RequestParam(defaultValue = "all") String of,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String scope,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable String before,
            @AuthenticationPrincipal Officer officer,
            Page page) {
        var window = windows.of(officer, from, to, scope);
        var counted = Windows.counted(of);
        return Answer.page(
                templates.statisticsStayEmployers(
                        page,
                        window,
                        counted,
                        stays.employers(window, counted, Cursor.of(after, before))));
    }
}
