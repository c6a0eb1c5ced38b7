package org.wengang.organisation.office;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashSet;
import java.util.List;
import jte.Templates;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.wengang.kernel.OrgPath;
import org.wengang.kernel.Refused;
import org.wengang.organisation.OrganisationProblem;
import org.wengang.organisation.Organisations;
import org.wengang.organisation.PlaceCode;
import org.wengang.security.Officer;
import org.wengang.web.Answer;
import org.wengang.web.Flash;
import org.wengang.web.Page;

/** The tree of offices, one at a time. */
@Controller
@RequestMapping("/organisations")
final class OfficeController {

    private final Offices offices;
    private final Organisations organisations;
    private final Clock clock;
    private final Templates templates;

    OfficeController(
            Offices offices, Organisations organisations, Clock clock, Templates templates) {
        this.offices = offices;
        this.organisations = organisations;
        this.clock = clock;
        this.templates = templates;
    }

    /**
     * @param at path of the office; the officer's own if empty
     */
    @GetMapping
    Answer show(
            @RequestParam(defaultValue = "") String at,
            @AuthenticationPrincipal Officer officer,
            Page page) {
        var office = organisations.get(at.isBlank() ? officer.org() : path(at));
        boolean below = offices.mayChangeBelow(officer, office.path());
        var view =
                new OfficeView(
                        office,
                        organisations.above(office.path()),
                        organisations.directlyBelow(office.path()),
                        offices.formerNames(office.path()),
                        below ? offices.openable(office) : List.of(),
                        below && !officer.org().equals(office.path()) && office.closedOn() == null,
                        LocalDate.now(clock));
        return Answer.page(templates.organisationOffice(page, view));
    }

    @PostMapping
    Answer open(
            @RequestParam(defaultValue = "") String at,
            @RequestParam(required = false) @Nullable List<String> place,
            @RequestParam(defaultValue = "") String day,
            @AuthenticationPrincipal Officer officer) {
        var chosen = new LinkedHashSet<PlaceCode>();
        for (var code : place == null ? List.<String>of() : place) {
            chosen.add(
                    PlaceCode.parse(code)
                            .orElseThrow(
                                    () -> new Refused(OrganisationProblem.NO_SUCH_PLACE, code)));
        }
        offices.open(officer, path(at), chosen, day(day));
        return done(at, Flash.done("organisation.office.opened", chosen.size()));
    }

    @PostMapping("/renaming")
    Answer rename(
            @RequestParam(defaultValue = "") String at,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String nameEn,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String reason,
            @AuthenticationPrincipal Officer officer) {
        offices.rename(officer, path(at), name.strip(), nameEn.strip(), day(day), reason.strip());
        return done(at, Flash.done("organisation.office.renamed"));
    }

    @PostMapping("/closing")
    Answer close(
            @RequestParam(defaultValue = "") String at,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String reason,
            @AuthenticationPrincipal Officer officer) {
        offices.close(officer, path(at), day(day), reason.strip());
        return done(at, Flash.done("organisation.office.closed"));
    }

    private static Answer done(String at, Flash flash) {
        return Answer.redirect("/organisations?at=" + at, flash);
    }

    private static OrgPath path(String at) {
        try {
            return new OrgPath(at);
        } catch (IllegalArgumentException noPath) {
            throw new Refused(OrganisationProblem.NOT_FOUND, at);
        }
    }

    private static LocalDate day(String day) {
        try {
            return LocalDate.parse(day.strip());
        } catch (DateTimeParseException notADay) {
            throw new Refused(OrganisationProblem.NOT_A_DAY, day);
        }
    }
}
