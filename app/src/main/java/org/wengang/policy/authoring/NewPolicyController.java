package org.wengang.policy.authoring;

import gg.jte.models.runtime.JteModel;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import jte.Templates;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.wengang.engine.schema.FactSchema;
import org.wengang.engine.schema.Label;
import org.wengang.kernel.DivisionCode;
import org.wengang.kernel.Refused;
import org.wengang.organisation.Organisations;
import org.wengang.policy.PolicyProblem;
import org.wengang.policy.catalogue.Rulebook;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.web.Answer;
import org.wengang.web.Flash;
import org.wengang.web.FormErrors;
import org.wengang.web.Page;
import org.wengang.web.component.Choice;

/** Where a policy begins. */
@Controller
@RequestMapping("/policies/new")
final class NewPolicyController {

    private final Drafts drafts;
    private final Rulebook rulebook;
    private final Organisations organisations;
    private final Templates templates;

    NewPolicyController(
            Drafts drafts, Rulebook rulebook, Organisations organisations, Templates templates) {
        this.drafts = drafts;
        this.rulebook = rulebook;
        this.organisations = organisations;
        this.templates = templates;
    }

    @GetMapping
    Answer ask(@AuthenticationPrincipal Officer officer, Page page) {
        officer.require(Role.POLICY_OFFICER);
        return Answer.page(form(page, NewPolicy.empty(), FormErrors.none()));
    }

    /**
     * @throws Refused security-role-missing; policy-no-division where the officer's office answers
     *     for no division
     */
    @PostMapping
    Answer begin(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String titleEn,
            @RequestParam(defaultValue = "") String schema,
            @AuthenticationPrincipal Officer officer,
            Page page) {
        officer.require(Role.POLICY_OFFICER);
        var form = new NewPolicy(code.strip(), title.strip(), titleEn.strip(), schema);
        var errors = form.errors(rulebook.schemas());
        if (errors.hasErrors()) {
            return Answer.invalid(form(page, form, errors));
        }
        var begun = begin(officer, form);
        if (begun.isEmpty()) {
            errors.add("code", "policy.authoring.new.code-taken");
            return Answer.invalid(form(page, form, errors));
        }
        return Answer.redirect(
                "/policies/" + begun.get() + "/edit", Flash.done("policy.authoring.new.done"));
    }

    private Optional<UUID> begin(Officer officer, NewPolicy form) {
        var office = organisations.get(officer.org());
        var division =
                office.division()
                        .map(DivisionCode::value)
                        .orElseThrow(() -> new Refused(PolicyProblem.NO_DIVISION));
        var facts = rulebook.schemas().get(form.schema());
        if (facts == null) {
            throw new IllegalStateException(form.schema());
        }
        return drafts.begin(
                officer,
                form.code(),
                new Label(form.title(), form.titleEn()),
                form.text(facts, office, division));
    }

    private JteModel form(Page page, NewPolicy form, FormErrors errors) {
        return templates.policyAuthoringBegin(
                page,
                form,
                rulebook.schemas().values().stream()
                        .sorted(Comparator.comparing(FactSchema::entity))
                        .map(schema ->
                                new Choice(
                                        schema.name(), schema.row().in(page.language().locale())))
                        .toList(),
                errors);
    }
}
