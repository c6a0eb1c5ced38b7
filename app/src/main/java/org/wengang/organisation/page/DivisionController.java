package org.wengang.organisation.page;

import gg.jte.models.runtime.JteModel;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import jte.Templates;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.wengang.kernel.Refused;
import org.wengang.organisation.Gazetteer;
import org.wengang.organisation.OrganisationProblem;
import org.wengang.organisation.PlaceCode;
import org.wengang.web.Answer;
import org.wengang.web.FormErrors;
import org.wengang.web.Page;

/** Divisions to look up: what a text means on a day, what lies in a place, what it was before. */
@Controller
@RequestMapping("/divisions")
final class DivisionController {

    static final int MOST_SUGGESTIONS = 10;

    private final Gazetteer gazetteer;
    private final Clock clock;
    private final Templates templates;

    DivisionController(Gazetteer gazetteer, Clock clock, Templates templates) {
        this.gazetteer = gazetteer;
        this.clock = clock;
        this.templates = templates;
    }

    /**
     * @param q a code or a name to look up; empty to look at one place
     * @param on the day it is asked for; empty for today
     * @param in the code of the place to look at; empty for the whole country
     * @throws Refused organisation-no-such-place
     */
    @GetMapping
    Answer show(
            Page page,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String on,
            @RequestParam(defaultValue = "") String in) {
        var errors = FormErrors.none();
        var day = day(on, errors);
        if (errors.hasErrors()) {
            return Answer.invalid(
                    templates.organisationDivisionSearch(page, q, on, errors, null, List.of()));
        }
        return Answer.page(q.isBlank() ? place(page, in) : search(page, q, on, day));
    }

    /** Only a list of links, for whoever is still typing. */
    @GetMapping("/suggestions")
    Answer suggest(Page page, @RequestParam(defaultValue = "") String q) {
        return Answer.page(
                templates.organisationSuggestions(page, gazetteer.suggest(q, MOST_SUGGESTIONS)));
    }

    private JteModel search(Page page, String q, String on, LocalDate day) {
        return templates.organisationDivisionSearch(
                page,
                q,
                on,
                FormErrors.none(),
                gazetteer.find(q, day),
                gazetteer.suggest(q, 2 * MOST_SUGGESTIONS));
    }

    private JteModel place(Page page, String in) {
        if (in.isBlank()) {
            return templates.organisationDivision(
                    page, null, List.of(), List.of(), gazetteer.children(null));
        }
        var code = PlaceCode.parse(in.strip());
        var place =
                code.flatMap(gazetteer::byCode)
                        .orElseThrow(() -> new Refused(OrganisationProblem.NO_SUCH_PLACE, in));
        return templates.organisationDivision(
                page,
                place,
                gazetteer.line(place.code()),
                gazetteer.history(place.code()),
                gazetteer.children(place.code()));
    }

    private LocalDate day(String on, FormErrors errors) {
        if (on.isBlank()) {
            return LocalDate.now(clock);
        }
        return read(on.strip())
                .orElseGet(() -> {
                    errors.add("on", "organisation.division.fault.day");
                    return LocalDate.now(clock);
                });
    }

    static Optional<LocalDate> read(String day) {
        try {
            return Optional.of(LocalDate.parse(day));
        } catch (DateTimeParseException notADay) {
            return Optional.empty();
        }
    }
}
