package org.wengang.statistics.stays;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import jte.Templates;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.wengang.kernel.Refused;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.statistics.StatisticsProblem;
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

    private static final Role[] READERS = {
        Role.STATISTICIAN, Role.CASEWORKER, Role.REVIEWER, Role.FINANCE
    };

    private final Stays stays;
    private final Questions questions;
    private final OrganisationNames organisations;
    private final Templates templates;

    StayController(
            Stays stays,
            Questions questions,
            OrganisationNames organisations,
            Templates templates) {
        this.stays = stays;
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
        var window = window(officer, from, to, scope);
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
        var window = window(officer, from, to, scope);
        var counted = counted(of);
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
        var window = window(officer, from, to, scope);
        var counted = counted(of);
        return Answer.page(
                templates.statisticsStayEmployers(
                        page,
                        window,
                        counted,
                        stays.employers(window, counted, Cursor.of(after, before))));
    }

    private static Counted counted(String word) {
        return Counted.of(word)
                .orElseThrow(() -> new Refused(StatisticsProblem.INDICATOR_NOT_FOUND));
    }

    /** This year so far, unless asked otherwise. */
    private Window window(Officer officer, String from, String to, String scope) {
        officer.require(READERS);
        var today = questions.today();
        var last = to.isBlank() ? today : day(to);
        var first = from.isBlank() ? last.withDayOfYear(1) : day(from);
        if (last.isBefore(first)) {
            throw new Refused(StatisticsProblem.WINDOW_BACKWARDS);
        }
        return new Window(first, last, questions.place(officer, scope));
    }

    private LocalDate day(String text) {
        try {
            var day = LocalDate.parse(text.strip());
            if (day.getYear() >= 2000 && day.getYear() <= 2100) {
                return day;
            }
        } catch (DateTimeParseException notADay) {
            throw new Refused(StatisticsProblem.WINDOW_BACKWARDS);
        }
        throw new Refused(StatisticsProblem.WINDOW_BACKWARDS);
    }
}
