package org.wengang.entitlement.call;

import gg.jte.models.runtime.JteModel;
import jte.Templates;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.wengang.entitlement.Forms;
import org.wengang.organisation.Organisations;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.web.Answer;
import org.wengang.web.Flash;
import org.wengang.web.FormErrors;
import org.wengang.web.Page;

/** The caseworker lets a policy take applications. */
@Controller
@RequestMapping("/application-calls")
final class CallController {

    private final Calls calls;
    private final Organisations organisations;
    private final Templates templates;

    CallController(Calls calls, Organisations organisations, Templates templates) {
        this.calls = calls;
        this.organisations = organisations;
        this.templates = templates;
    }

    @GetMapping
    Answer list(@AuthenticationPrincipal Officer officer, Page page) {
        return Answer.page(page(officer, page, new CallForm("", ""), FormErrors.none()));
    }

    @PostMapping
    Answer open(
            @RequestParam(defaultValue = "") String policy,
            @RequestParam(defaultValue = "") String deadline,
            @AuthenticationPrincipal Officer officer,
            Page page) {
        officer.require(Role.CASEWORKER);
        var errors = FormErrors.none();
        var version = Forms.id(policy);
        if (version.isEmpty()) {
            errors.add("policy", "entitlement.determination.fault.policy");
        }
        var day = Forms.day(deadline);
        if (day.isEmpty()) {
            errors.add("deadline", "entitlement.fault.day");
        } else if (day.get().isBefore(calls.today())) {
            errors.add("deadline", "application.call.fault.past");
        }
        if (errors.hasErrors()) {
            return Answer.invalid(page(officer, page, new CallForm(policy, deadline), errors));
        }
        calls.open(officer, version.orElseThrow(), day.orElseThrow());
        return Answer.redirect("/application-calls", Flash.done("application.call.done"));
    }

    private JteModel page(Officer officer, Page page, CallForm form, FormErrors errors) {
        return templates.entitlementApplicationCalls(
                page,
                calls.of(officer),
                calls.policies(),
                calls.today(),
                form,
                errors,
                organisations);
    }
}
