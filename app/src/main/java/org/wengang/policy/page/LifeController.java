package org.wengang.policy.page;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.wengang.policy.issue.Approving;
import org.wengang.policy.issue.Closing;
import org.wengang.policy.issue.Issuing;
import org.wengang.policy.issue.Obstacle;
import org.wengang.security.Officer;
import org.wengang.web.Answer;
import org.wengang.web.Flash;
import org.wengang.web.FormErrors;
import org.wengang.web.Page;

/** The steps that officers take with a policy. */
@Controller
@RequestMapping("/policies/{id}")
final class LifeController {

    private final Approving approving;
    private final Issuing issuing;
    private final Closing closing;
    private final PolicyPage pages;
    private final Clock clock;

    LifeController(
            Approving approving, Issuing issuing, Closing closing, PolicyPage pages, Clock clock) {
        this.approving = approving;
        this.issuing = issuing;
        this.closing = closing;
        this.pages = pages;
        this.clock = clock;
    }

    @PostMapping("/approval")
    Answer approve(@PathVariable UUID id, @AuthenticationPrincipal Officer officer, Page page) {
        var errors = errors(approving.approve(officer, id), page);
        return errors.hasErrors()
                ? Answer.invalid(pages.of(id, empty(), errors, officer, page))
                : done(id, "policy.life.approved.done");
    }

    @PostMapping("/return")
    Answer sendBack(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            @AuthenticationPrincipal Officer officer,
            Page page) {
        var form = new LifeForm("", "", reason.strip());
        var errors = FormErrors.none();
        form.requireReason(errors);
        if (errors.hasErrors()) {
            return Answer.invalid(pages.of(id, form, errors, officer, page));
        }
        approving.sendBack(officer, id, form.reason());
        return done(id, "policy.life.sent-back.done");
    }

    @PostMapping("/issue")
    Answer issue(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String from,
            @AuthenticationPrincipal Officer officer,
            Page page) {
        var form = new LifeForm(from, "", "");
        var errors = FormErrors.none();
        var firstDay = from.isBlank() ? null : LifeForm.day("from", from, errors).orElse(null);
        if (!errors.hasErrors()) {
            errors = errors(issuing.issue(officer, id, firstDay), page);
        }
        return errors.hasErrors()
                ? Answer.invalid(pages.of(id, form, errors, officer, page))
                : done(id, "policy.issued.done");
    }

    @PostMapping("/closure")
    Answer close(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String lastDay,
            @RequestParam(defaultValue = "") String reason,
            @AuthenticationPrincipal Officer officer,
            Page page) {
        var form = new LifeForm("", lastDay, reason.strip());
        var errors = FormErrors.none();
        var day = LifeForm.day("lastDay", lastDay, errors);
        day.filter(last -> last.isBefore(closing.earliest(id)))
                .ifPresent(tooEarly ->
                        errors.add("lastDay", "policy.life.fault.early", closing.earliest(id)));
        form.requireReason(errors);
        if (errors.hasErrors()) {
            return Answer.invalid(pages.of(id, form, errors, officer, page));
        }
        closing.close(officer, id, day.orElseThrow(), form.reason());
        return done(id, "policy.life.closed.done");
    }

    private LifeForm empty() {
        return LifeForm.empty(LocalDate.now(clock));
    }

    private static Answer done(UUID id, String message) {
        return Answer.redirect("/policies/" + id, Flash.done(message));
    }

    private static FormErrors errors(List<Obstacle> obstacles, Page page) {
        var errors = FormErrors.none();
        for (var obstacle : obstacles) {
            switch (obstacle) {
                case Obstacle.Unconfirmed(var parameter) ->
                        errors.add(
                                "parameter-" + parameter.name(),
                                "policy.obstacle.unconfirmed",
                                parameter.label().in(page.language().locale()));
                case Obstacle.CaseFails(var number, var name) ->
                        errors.add("case-" + number, "policy.obstacle.case", number, name);
                case Obstacle.Beyond(var means) ->
                        errors.add("clauses", "policy.obstacle.beyond." + means.name());
                case Obstacle.Impossible(var error) ->
                        errors.add(
                                "parameters",
                                "policy.obstacle.impossible",
                                error.sentence(page.language().locale()));
                case Obstacle.Unfinished() -> errors.add("life", "policy.obstacle.unfinished");
                case Obstacle.NotSimulated() -> errors.add("life", "policy.obstacle.not-simulated");
                case Obstacle.NotApproved() -> errors.add("life", "policy.obstacle.not-approved");
                case Obstacle.TooEarly(var earliest) ->
                        errors.add("from", "policy.obstacle.too-early", earliest);
            }
        }
        return errors;
    }
}
