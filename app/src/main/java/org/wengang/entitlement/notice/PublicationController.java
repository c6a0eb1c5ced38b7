package org.wengang.entitlement.notice;

import gg.jte.models.runtime.JteModel;
import jte.Templates;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.wengang.entitlement.Forms;
import org.wengang.kernel.Ids;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.web.Answer;
import org.wengang.web.Flash;
import org.wengang.web.FormErrors;
import org.wengang.web.Page;

/** The caseworker publishes what was approved. */
@Controller
@RequestMapping("/publications")
final class PublicationController {

    private static final int LONGEST_TITLE = 200;

    private final Notices notices;
    private final Templates templates;

    PublicationController(Notices notices, Templates templates) {
        this.notices = notices;
        this.templates = templates;
    }

    @GetMapping
    Answer show(@AuthenticationPrincipal Officer officer, Page page) {
        officer.require(Role.CASEWORKER);
        var form = new PublicationForm("", "", "", Ids.newId().toString());
        return Answer.page(form(officer, page, form, FormErrors.none()));
    }

    @PostMapping
    Answer publish(
            @RequestParam(defaultValue = "") String policy,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String lastDay,
            @RequestParam(defaultValue = "") String submission,
            @AuthenticationPrincipal Officer officer,
            Page page) {
        officer.require(Role.CASEWORKER);
        var errors = FormErrors.none();
        var policyId = Forms.id(policy);
        if (policyId.isEmpty()) {
            errors.add("policy", "entitlement.publication.fault.policy");
        }
        if (title.isBlank()) {
            errors.add("title", "entitlement.publication.fault.title");
        } else if (title.strip().length() > LONGEST_TITLE) {
            errors.add("title", "entitlement.fault.length", LONGEST_TITLE);
        }
        var day = Forms.day(lastDay);
        if (day.isEmpty()) {
            errors.add("lastDay", "entitlement.fault.day");
        } else if (!notices.isPossible(officer, day.get())) {
            var today = notices.today();
            errors.add(
                    "lastDay",
                    "entitlement.publication.fault.last-day",
                    notices.earliest(officer),
                    today.plusDays(Notices.MOST_DAYS));
        }
        if (errors.hasErrors()) {
            var form = new PublicationForm(policy, title, lastDay, submission);
            return Answer.invalid(form(officer, page, form, errors));
        }
        var notice =
                notices.publish(
                        officer,
                        policyId.orElseThrow(),
                        title.strip(),
                        day.orElseThrow(),
                        Forms.submission(submission, policyId.orElseThrow()));
        return Answer.redirect("/notices/" + notice, Flash.done("entitlement.publication.done"));
    }

    private JteModel form(Officer officer, Page page, PublicationForm form, FormErrors errors) {
        var today = notices.today();
        return templates.entitlementPublications(
                page,
                notices.publishable(),
                form,
                errors,
                notices.earliest(officer),
                today.plusDays(Notices.MOST_DAYS));
    }
}
