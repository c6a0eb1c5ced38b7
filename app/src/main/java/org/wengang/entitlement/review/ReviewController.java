package org.wengang.entitlement.review;

import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import jte.Templates;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.wengang.entitlement.Forms;
import org.wengang.entitlement.award.AwardStatus;
import org.wengang.entitlement.gate.Gate;
import org.wengang.entitlement.review.QueueFilter.Task;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.web.Answer;
import org.wengang.web.Flash;
import org.wengang.web.FormErrors;
import org.wengang.web.Page;
import org.wengang.web.component.Slice;

/** The reviewer's queue and the decisions made in it. */
@Controller
final class ReviewController {

    private static final int ON_A_PAGE = 50;

    private final Reviews reviews;
    private final Tasks tasks;
    private final Gate gate;
    private final Templates templates;

    ReviewController(Reviews reviews, Tasks tasks, Gate gate, Templates templates) {
        this.reviews = reviews;
        this.tasks = tasks;
        this.gate = gate;
        this.templates = templates;
    }

    @GetMapping("/reviews")
    Answer list(
            @RequestParam(defaultValue = "proposed") String status,
            @RequestParam @Nullable UUID policy,
            @RequestParam(defaultValue = "any") String task,
            @RequestParam @Nullable UUID after,
            @RequestParam @Nullable UUID before,
            @AuthenticationPrincipal Officer officer,
            Page page) {
        officer.require(Role.REVIEWER, Role.CASEWORKER);
        var filter = new QueueFilter(status(status), policy, Task.of(task));
        return Answer.page(
                queue(officer, page, filter, after, before, Draft.EMPTY, FormErrors.none()));
    }

    @PostMapping("/reviews/decisions")
    Answer decide(
            @RequestParam(defaultValue = "proposed") String status,
            @RequestParam @Nullable UUID policy,
            @RequestParam(defaultValue = "any") String task,
            @RequestParam(defaultValue = "") List<String> chosen,
            @RequestParam(defaultValue = "") List<String> shown,
            @RequestParam(defaultValue = "false") boolean all,
            @RequestParam(defaultValue = "") String action,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String officer,
            @AuthenticationPrincipal Officer reviewer,
            Page page) {
        reviewer.require(Role.REVIEWER);
        var filter = new QueueFilter(status(status), policy, Task.of(task));
        var ticked = all ? shown : chosen;
        var awards =
                ticked.stream().flatMap(text -> Chosen.parse(text).stream()).distinct().toList();
        var errors = FormErrors.none();
        if (awards.isEmpty()) {
            errors.add("all", "entitlement.review.fault.none");
        }
        var draft = new Draft(Set.copyOf(ticked), all, reason);
        if (action.equals("assign")) {
            return assign(reviewer, page, filter, awards, officer, draft, errors);
        }
        var act = action(action);
        if (act == null) {
            errors.add("reason", "entitlement.review.fault.action");
        } else {
            Forms.checkReason(
                    "reason",
                    reason,
                    act.needsReason() ? "entitlement.fault.reason" : null,
                    errors);
        }
        if (errors.hasErrors() || act == null) {
            return Answer.invalid(queue(reviewer, page, filter, null, null, draft, errors));
        }
        if (act == ReviewAction.APPROVE) {
            gate.examine(awards.stream().map(Chosen::award).toList());
        }
        var outcome =
                reviews.decide(reviewer, act, awards, reason.isBlank() ? null : reason.strip());
        return Answer.redirect(filter.path(), said(act, outcome));
    }

    private static Flash said(ReviewAction action, Reviews.Outcome outcome) {
        if (outcome.reviewed() == 0) {
            return Flash.done(action.doneKey(), outcome.decided());
        }
        return outcome.decided() == 0
                ? Flash.done("life.review.done.all-reviewed", outcome.reviewed())
                : Flash.done("life.review.done.reviewed", outcome.decided(), outcome.reviewed());
    }

    private Answer assign(
            Officer reviewer,
            Page page,
            QueueFilter filter,
            List<Chosen> awards,
            String to,
            Draft draft,
            FormErrors errors) {
        var officer = Forms.id(to);
        if (officer.isEmpty()) {
            errors.add("officer", "life.task.fault.officer");
        }
        if (errors.hasErrors()) {
            return Answer.invalid(queue(reviewer, page, filter, null, null, draft, errors));
        }
        var ids = awards.stream().map(Chosen::award).toList();
        var count = tasks.assign(reviewer, ids, officer.orElseThrow());
        return Answer.redirect(filter.path(), Flash.done("life.task.done", count));
    }

    private JteModel queue(
            Officer officer,
            Page page,
            QueueFilter filter,
            @Nullable UUID after,
            @Nullable UUID before,
            Draft draft,
            FormErrors errors) {
        var cursor = Forms.cursor(after, before);
        var slice =
                Slice.of(
                        reviews.page(officer, filter, cursor, ON_A_PAGE + 1),
                        ON_A_PAGE,
                        cursor,
                        line -> line.award().toString(),
                        query -> filter.path() + "&" + query);
        return templates.entitlementReviews(
                page,
                filter,
                slice,
                reviews.policies(),
                tasks.reviewers(),
                tasks.today(),
                draft,
                errors);
    }

    /** Anything unknown is what waits for a decision. */
    private static AwardStatus status(String status) {
        for (var known : AwardStatus.values()) {
            if (known.stored().equals(status)) {
                return known;
            }
        }
        return AwardStatus.PROPOSED;
    }

    private static @Nullable ReviewAction action(String action) {
        for (var known : ReviewAction.values()) {
            if (known.name().toLowerCase(Locale.ROOT).equals(action)) {
                return known;
            }
        }
        return null;
    }
}
