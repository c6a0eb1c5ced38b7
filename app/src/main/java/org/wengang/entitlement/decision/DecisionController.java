package org.wengang.entitlement.decision;

import java.util.Locale;
import java.util.UUID;
import jte.Templates;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.wengang.engine.Truth;
import org.wengang.engine.policy.Clause;
import org.wengang.entitlement.EntitlementProblem;
import org.wengang.entitlement.Forms;
import org.wengang.entitlement.determination.Determinations;
import org.wengang.entitlement.determination.Verdict;
import org.wengang.job.Jobs;
import org.wengang.kernel.Refused;
import org.wengang.security.Officer;
import org.wengang.web.Answer;
import org.wengang.web.Page;
import org.wengang.web.component.Slice;

/** A run in numbers, its answers in lists, one with its reasons, and all of one subject. */
@Controller
final class DecisionController {

    private static final int ON_A_PAGE = 50;

    private final Determinations determinations;
    private final Decisions decisions;
    private final Explanations explanations;
    private final Jobs jobs;
    private final Templates templates;

    DecisionController(
            Determinations determinations,
            Decisions decisions,
            Explanations explanations,
            Jobs jobs,
            Templates templates) {
        this.determinations = determinations;
        this.decisions = decisions;
        this.explanations = explanations;
        this.jobs = jobs;
        this.templates = templates;
    }

    @GetMapping("/determinations/{id}")
    Answer run(@PathVariable UUID id, @AuthenticationPrincipal Officer officer, Page page) {
        Determinations.mayRead(officer);
        // the job first: read after a run that is not finished, it may have ended and look broken
        var job = jobs.about(id).orElse(null);
        var run = determinations.get(id);
        if (!run.isFinished()) {
            return Answer.page(templates.entitlementRunning(page, run, job));
        }
        return Answer.page(
                templates.entitlementRun(page, run, decisions.funnel(run), decisions.labels(run)));
    }

    @GetMapping("/determinations/{run}/workers")
    Answer list(
            @PathVariable UUID run,
            @RequestParam(defaultValue = "") String verdict,
            @RequestParam @Nullable Integer clause,
            @RequestParam(defaultValue = "") String truth,
            @RequestParam @Nullable UUID after,
            @RequestParam @Nullable UUID before,
            @AuthenticationPrincipal Officer officer,
            Page page) {
        Determinations.mayRead(officer);
        var found = determinations.get(run);
        var filter = filter(run, verdict, clause, truth);
        var cursor = Forms.cursor(after, before);
        var slice =
                Slice.of(
                        decisions.page(filter, cursor, ON_A_PAGE + 1),
                        ON_A_PAGE,
                        cursor,
                        decision -> decision.subject().toString(),
                        query -> filter.path() + "&" + query);
        return Answer.page(
                templates.entitlementDecisions(
                        page, found, filter, slice, decisions.labels(found)));
    }

    @GetMapping("/determinations/{run}/workers/{worker}")
    Answer show(
            @PathVariable UUID run,
            @PathVariable UUID worker,
            @AuthenticationPrincipal Officer officer,
            Page page) {
        Determinations.mayRead(officer);
        return Answer.page(templates.entitlementDecision(page, explanations.explain(run, worker)));
    }

    @GetMapping("/workers/{worker}/entitlements")
    Answer ofWorker(
            @PathVariable UUID worker, @AuthenticationPrincipal Officer officer, Page page) {
        return ofSubject(worker, "/workers/" + worker, officer, page);
    }

    @GetMapping("/filings/{filing}/entitlements")
    Answer ofFiling(
            @PathVariable UUID filing, @AuthenticationPrincipal Officer officer, Page page) {
        return ofSubject(filing, "/filings/" + filing, officer, page);
    }

    private Answer ofSubject(UUID subject, String path, Officer officer, Page page) {
        Determinations.mayRead(officer);
        var answers = decisions.ofSubject(subject);
        return Answer.page(templates.entitlementOfSubject(page, subject, path, answers));
    }

    /** A filter that means nothing is no page of ours. */
    static DecisionFilter filter(UUID run, String verdict, @Nullable Integer clause, String truth) {
        try {
            if (clause != null && (clause < 0 || clause >= Clause.MOST)) {
                throw new Refused(EntitlementProblem.RUN_NOT_FOUND);
            }
            return new DecisionFilter(
                    run,
                    verdict.isEmpty() ? null : Verdict.of(verdict),
                    clause,
                    truth.isEmpty() ? null : Truth.valueOf(truth.toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException unknownWord) {
            throw new Refused(EntitlementProblem.RUN_NOT_FOUND);
        }
    }
}
