package org.wengang.policy.page;

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
import org.wengang.organisation.Divisions;
import org.wengang.policy.issue.Issuing;
import org.wengang.security.Officer;
import org.wengang.web.Answer;
import org.wengang.web.Flash;
import org.wengang.web.FormErrors;
import org.wengang.web.Page;

/** Policies to read and to confirm. */
@Controller
@RequestMapping("/policies")
final class PolicyController {

    private final PolicyViews views;
    private final PolicyPage pages;
    private final Issuing issuing;
    private final Divisions divisions;
    private final Clock clock;
    private final Templates templates;

    PolicyController(
            PolicyViews views,
            PolicyPage pages,
            Issuing issuing,
            Divisions divisions,
            Clock clock,
            Templates templates) {
        this.views = views;
        this.pages = pages;
        this.issuing = issuing;
        this.divisions = divisions;
        this.clock = clock;
        this.templates = templates;
    }

    @GetMapping
    Answer list(Page page) {
        return Answer.page(templates.policyList(page, views.lines(page)));
    }

    @GetMapping("/{id}")
    Answer show(@PathVariable UUID id, @AuthenticationPrincipal Officer officer, Page page) {
        var form = LifeForm.empty(LocalDate.now(clock));
        return Answer.page(pages.of(id, form, FormErrors.none(), officer, page));
    }

    @GetMapping("/{id}/parameters/{name}")
    Answer ask(@PathVariable UUID id, @PathVariable String name, Page page) {
        var question = views.question(id, name, page);
        return Answer.page(
                templates.policyParameter(
                        page, question, AnswerForm.of(question), FormErrors.none()));
    }

    /** Several values come from a list of boxes to tick. */
    @PostMapping("/{id}/parameters/{name}")
    Answer confirm(
            @PathVariable UUID id,
            @PathVariable String name,
            @RequestParam(required = false) @Nullable List<String> value,
            @RequestParam(defaultValue = "") String note,
            @AuthenticationPrincipal Officer officer,
            Page page) {
        var question = views.question(id, name, page);
        var form = new AnswerForm(value == null ? "" : String.join(",", value), note.strip());
        var errors = FormErrors.none();
        var read = form.read(question, divisions, errors);
        if (read.isEmpty() || errors.hasErrors()) {
            return Answer.invalid(templates.policyParameter(page, question, form, errors));
        }
        issuing.confirm(officer, id, name, read.get(), form.note());
        return Answer.redirect(
                "/policies/" + id, Flash.done("policy.confirmed.done", question.label()));
    }
}
