package org.wengang.registry.census.allotment;

import java.util.UUID;
import jte.Templates;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.wengang.registry.census.CensusWords;
import org.wengang.registry.census.plan.Campaigns;
import org.wengang.registry.census.plan.Coverages;
import org.wengang.security.Officer;
import org.wengang.web.Answer;
import org.wengang.web.Flash;
import org.wengang.web.FormErrors;
import org.wengang.web.OrganisationNames;
import org.wengang.web.Page;
import org.wengang.web.component.Choice;

/** Who is to be contacted by whom: counted first, then given. */
@Controller
@RequestMapping("/census/{id}")
final class AllotmentController {

    private final Allotments allotments;
    private final Campaigns campaigns;
    private final Coverages coverages;
    private final OrganisationNames names;
    private final CensusWords words;
    private final Templates templates;

    AllotmentController(
            Allotments allotments,
            Campaigns campaigns,
            Coverages coverages,
            OrganisationNames names,
            CensusWords words,
            Templates templates) {
        this.allotments = allotments;
        this.campaigns = campaigns;
        this.coverages = coverages;
        this.names = names;
        this.words = words;
        this.templates = templates;
    }

    /** With a filter it tells how many it would be; nothing is done yet. */
    @GetMapping("/allotment")
    Answer ask(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "place") String by,
            @RequestParam(defaultValue = "") String value,
            @RequestParam(defaultValue = "") String officer,
            @AuthenticationPrincipal Officer asking,
            Page page) {
        var filter = new AllotmentFilter(by, value, officer);
        var errors = FormErrors.none();
        var count = filter.isAsked() ? allotments.count(asking, id, filter, errors) : null;
        var officers =
                allotments.officers(asking, id).stream()
                        .map(one ->
                                new Choice(
                                        one.id().toString(),
                                        page.t(
                                                "census.officer",
                                                one.name(),
                                                names.name(one.org(), page.language()))))
                        .toList();
        if (count != null
                && officers.stream().noneMatch(one -> one.value().equals(filter.officer()))) {
            errors.add("officer", "census.fault.officer");
        }
        var template =
                templates.registryCensusAllotment(
                        page,
                        campaigns.own(asking, id),
                        filter,
                        officers,
                        count,
                        allotments.waiting(asking, id),
                        errors,
                        words);
        return errors.hasErrors() ? Answer.invalid(template) : Answer.page(template);
    }

    @PostMapping("/allotment")
    Answer assign(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String by,
            @RequestParam(defaultValue = "") String value,
            @RequestParam(defaultValue = "") String officer,
            @RequestParam(defaultValue = "-1") long expected,
            @AuthenticationPrincipal Officer giving) {
        var given =
                allotments.assign(giving, id, new AllotmentFilter(by, value, officer), expected);
        return Answer.redirect("/census/" + id, Flash.done("census.assigned", given));
    }

    @PostMapping("/handover")
    Answer handOver(
            @PathVariable UUID id,
            @RequestParam UUID from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "-1") long expected,
            @AuthenticationPrincipal Officer giving) {
        var given = allotments.handOver(giving, id, from, to, expected);
        return Answer.redirect("/census/" + id, Flash.done("census.handed-over", given));
    }

    @GetMapping("/handover")
    Answer handOver(
            @PathVariable UUID id,
            @RequestParam @Nullable UUID from,
            @AuthenticationPrincipal Officer asking,
            Page page) {
        var officers =
                allotments.officers(asking, id).stream()
                        .filter(one -> !one.id().equals(from))
                        .map(one ->
                                new Choice(
                                        one.id().toString(),
                                        page.t(
                                                "census.officer",
                                                one.name(),
                                                names.name(one.org(), page.language()))))
                        .toList();
        return Answer.page(
                templates.registryCensusHandover(
                        page,
                        campaigns.own(asking, id),
                        coverages.ofOne(asking, id, from),
                        officers));
    }
}
