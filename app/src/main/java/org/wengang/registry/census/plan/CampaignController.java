package org.wengang.registry.census.plan;

import gg.jte.models.runtime.JteModel;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
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
import org.wengang.registry.census.AskedFact;
import org.wengang.registry.census.CensusWords;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.web.Answer;
import org.wengang.web.Flash;
import org.wengang.web.FormErrors;
import org.wengang.web.Page;
import org.wengang.web.component.Cursor;

/** Censuses: the list, a new one, how far one is, and its steps. */
@Controller
@RequestMapping("/census")
final class CampaignController {

    private static final int LONGEST_REASON = 500;

    private final Campaigns campaigns;
    private final Coverages coverages;
    private final CensusWords words;
    private final Templates templates;
    private final Clock clock;

    CampaignController(
            Campaigns campaigns,
            Coverages coverages,
            CensusWords words,
            Templates templates,
            Clock clock) {
        this.campaigns = campaigns;
        this.coverages = coverages;
        this.words = words;
        this.templates = templates;
        this.clock = clock;
    }

    @GetMapping
    Answer list(@AuthenticationPrincipal Officer officer, Page page) {
        return Answer.page(
                templates.registryCensusList(page, campaigns.newest(officer), officer, words));
    }

    @GetMapping("/new")
    Answer create(@AuthenticationPrincipal Officer officer, Page page) {
        officer.require(Role.CASEWORKER);
        var today = LocalDate.now(clock);
        var form =
                new CampaignForm(
                        "",
                        coverages.placeOf(officer),
                        "residence",
                        today.toString(),
                        today.plusDays(14).toString(),
                        List.of(
                                AskedFact.PRESENT.fact(),
                                AskedFact.INTENTION.fact(),
                                AskedFact.DESTINATION.fact(),
                                AskedFact.JOB_WANTED.fact(),
                                AskedFact.MOBILE.fact(),
                                AskedFact.HUKOU.fact(),
                                AskedFact.EMPLOYER_NAME.fact(),
                                AskedFact.USCC.fact()));
        return Answer.page(form(page, form, FormErrors.none()));
    }

    @PostMapping
    Answer plan(
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String place,
            @RequestParam(defaultValue = "") String townBy,
            @RequestParam(defaultValue = "") String firstDay,
            @RequestParam(defaultValue = "") String lastDay,
            @RequestParam(defaultValue = "") List<String> asked,
            @AuthenticationPrincipal Officer officer,
            Page page) {
        var form = new CampaignForm(title, place, townBy, firstDay, lastDay, asked);
        var errors = FormErrors.none();
        return campaigns
                .plan(officer, form, errors)
                .map(id -> Answer.redirect("/census/" + id, Flash.done("census.planned")))
                .orElseGet(() -> Answer.invalid(form(page, form, errors)));
    }

    @GetMapping("/{id}")
    Answer show(@PathVariable UUID id, @AuthenticationPrincipal Officer officer, Page page) {
        return Answer.page(campaign(page, officer, id, "", FormErrors.none()));
    }

    @GetMapping("/{id}/people")
    Answer people(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String town,
            @RequestParam @Nullable UUID officer,
            @RequestParam(defaultValue = "") String which,
            @RequestParam @Nullable UUID after,
            @RequestParam @Nullable UUID before,
            @AuthenticationPrincipal Officer viewer,
            Page page) {
        var filter = new PeopleFilter(town, officer, which);
        return Answer.page(
                templates.registryCensusPeople(
                        page,
                        campaigns.own(viewer, id),
                        filter,
                        coverages.people(viewer, id, filter, Cursor.of(after, before)),
                        words));
    }

    @PostMapping("/{id}/closing")
    Answer close(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int version,
            @AuthenticationPrincipal Officer officer) {
        campaigns.close(officer, id, version);
        return done(id, "census.done.checking");
    }

    @PostMapping("/{id}/reopening")
    Answer reopen(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(defaultValue = "") String reason,
            @AuthenticationPrincipal Officer officer,
            Page page) {
        if (reason.isBlank() || reason.strip().length() > LONGEST_REASON) {
            var errors =
                    FormErrors.none()
                            .add(
                                    "reason",
                                    "registry.filing.correction.reason.missing",
                                    LONGEST_REASON);
            return Answer.invalid(campaign(page, officer, id, reason, errors));
        }
        campaigns.reopen(officer, id, version, reason.strip());
        return done(id, "census.done.running");
    }

    @PostMapping("/{id}/verification")
    Answer verify(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(defaultValue = "") String seen,
            @AuthenticationPrincipal Officer officer) {
        campaigns.verify(officer, id, version, seen);
        return done(id, "census.done.verified");
    }

    @PostMapping("/{id}/publication")
    Answer publish(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int version,
            @AuthenticationPrincipal Officer officer) {
        campaigns.publish(officer, id, version);
        return done(id, "census.done.published");
    }

    private static Answer done(UUID id, String key) {
        return Answer.redirect("/census/" + id, Flash.done(key));
    }

    private JteModel form(Page page, CampaignForm form, FormErrors errors) {
        return templates.registryCensusForm(page, form, errors, words);
    }

    private JteModel campaign(
            Page page, Officer officer, UUID id, String reason, FormErrors errors) {
        return templates.registryCensusCampaign(
                page,
                campaigns.own(officer, id),
                campaigns.headcount(officer, id),
                coverages.of(officer, id),
                campaigns.steps(officer, id),
                words,
                LocalDate.now(clock),
                reason,
                errors);
    }
}
