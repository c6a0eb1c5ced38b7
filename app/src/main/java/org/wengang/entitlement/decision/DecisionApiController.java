package org.wengang.entitlement.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.wengang.engine.Truth;
import org.wengang.engine.policy.Clause;
import org.wengang.entitlement.decision.Explanation.ClauseLine;
import org.wengang.entitlement.determination.Determinations;
import org.wengang.entitlement.determination.Run;
import org.wengang.entitlement.determination.Verdict;
import org.wengang.security.Officer;
import org.wengang.security.Right;
import org.wengang.web.component.Cursor;
import org.wengang.web.component.Slice;

/** Runs and answers as JSON; names and the ends of numbers for those with the right to them. */
@RestController
@RequestMapping("/api/v1/determinations")
final class DecisionApiController {

    private final Determinations determinations;
    private final Decisions decisions;
    private final Explanations explanations;

    DecisionApiController(
            Determinations determinations, Decisions decisions, Explanations explanations) {
        this.determinations = determinations;
        this.decisions = decisions;
        this.explanations = explanations;
    }

    /**
     * @param next give it as {@code after} for the following ones; null at the end
     */
    record RunPage(List<RunAnswer> determinations, @Nullable UUID next) {}

    /** Likewise. */
    record WorkerPage(List<WorkerAnswer> workers, @Nullable UUID next) {}

    /**
     * @param counts of those the caller may see; null until finished
     * @param rowHash of all rows, the same on every engine; null until finished, and for runs made
     *     before it was kept
     */
    record RunAnswer(
            UUID run,
            String policy,
            int version,
            String organisation,
            LocalDate asOf,
            Instant startedAt,
            @Nullable Instant finishedAt,
            @Nullable CountsAnswer counts,
            @Nullable Long rowHash) {}

    record CountsAnswer(
            long people,
            long eligible,
            long notEligible,
            long undecided,
            long excluded,
            long outOfMonths,
            long capped,
            long waitingBudget,
            long refusedBudget,
            long eligibleFen) {}

    /**
     * @param name without the right to names the surname alone; an organisation’s is never masked
     * @param idLast4 without it null
     * @param cutFen what a cap took off what the rule gives; null for nothing
     * @param failed ids of the clauses that are false
     * @param unknown ids of the clauses that are not known
     */
    record WorkerAnswer(
            UUID worker,
            String name,
            @Nullable String idLast4,
            String verdict,
            @Nullable Long amountFen,
            @Nullable Long cutFen,
            List<String> failed,
            List<String> unknown) {}

    record DecisionAnswer(
            WorkerAnswer decision,
            boolean factsUnchanged,
            List<ClauseAnswer> clauses,
            List<String> missing) {}

    record ClauseAnswer(
            String id,
            String label,
            String words,
            String basis,
            Truth truth,
            List<FactAnswer> facts) {}

    /**
     * @param value null if not known
     * @param file null where nobody stated it; likewise row and day
     * @param sheet of the file; null where it has one
     */
    record FactAnswer(
            String label,
            @Nullable String value,
            @Nullable String file,
            @Nullable String sheet,
            @Nullable Integer row,
            @Nullable LocalDate day) {}

    @GetMapping
    RunPage runs(
            @RequestParam @Nullable UUID after,
            @RequestParam(defaultValue = "" + Cursor.SIZE) int limit,
            @AuthenticationPrincipal Officer officer) {
        Determinations.mayRead(officer);
        var cursor = Cursor.from(after, limit);
        var slice =
                Slice.of(
                        determinations.page(cursor, limit + 1),
                        limit,
                        cursor,
                        run -> run.id().toString(),
                        query -> query);
        return new RunPage(
                slice.rows().stream().map(run -> answer(run, null)).toList(), slice.next(Run::id));
    }

    @GetMapping("/{id}")
    RunAnswer run(@PathVariable UUID id, @AuthenticationPrincipal Officer officer) {
        Determinations.mayRead(officer);
        var run = determinations.get(id);
        return answer(run, run.isFinished() ? counts(decisions.funnel(run)) : null);
    }

    @GetMapping("/{id}/workers")
    WorkerPage workers(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String verdict,
            @RequestParam @Nullable UUID after,
            @RequestParam(defaultValue = "" + Cursor.SIZE) int limit,
            @AuthenticationPrincipal Officer officer) {
        Determinations.mayRead(officer);
        var run = determinations.get(id);
        var labels = decisions.labels(run);
        var filter = DecisionController.filter(id, verdict, null, "");
        var cursor = Cursor.from(after, limit);
        var slice =
                Slice.of(
                        decisions.page(filter, cursor, limit + 1),
                        limit,
                        cursor,
                        line -> line.subject().toString(),
                        query -> query);
        var names = officer.may(Right.WORKERS_NAMES);
        return new WorkerPage(
                slice.rows().stream().map(line -> answer(line, labels, names)).toList(),
                slice.next(DecisionLine::subject));
    }

    @GetMapping("/{id}/workers/{worker}")
    DecisionAnswer decision(
            @PathVariable UUID id,
            @PathVariable UUID worker,
            @AuthenticationPrincipal Officer officer) {
        Determinations.mayRead(officer);
        var explanation = explanations.explain(id, worker);
        var labels = decisions.labels(explanation.run());
        var clauses = new ArrayList<ClauseAnswer>();
        for (var i = 0; i < explanation.clauses().size(); i++) {
            clauses.add(answer(labels.clauses().get(i), explanation.clauses().get(i)));
        }
        return new DecisionAnswer(
                answer(explanation.decision(), labels, officer.may(Right.WORKERS_NAMES)),
                explanation.decision().isCurrent(),
                clauses,
                explanation.missing().stream().map(label -> label.chinese()).toList());
    }

    private static RunAnswer answer(Run run, @Nullable CountsAnswer counts) {
        return new RunAnswer(
                run.id(),
                run.policyCode(),
                run.policyVersion(),
                run.organisation().value(),
                run.asOf(),
                run.startedAt(),
                run.finishedAt(),
                counts,
                run.rowHash());
    }

    private static CountsAnswer counts(Funnel funnel) {
        return new CountsAnswer(
                funnel.people(),
                funnel.count(Verdict.ELIGIBLE),
                funnel.count(Verdict.NOT_ELIGIBLE),
                funnel.count(Verdict.UNDECIDED),
                funnel.count(Verdict.EXCLUDED),
                funnel.count(Verdict.OUT_OF_MONTHS),
                funnel.count(Verdict.CAPPED),
                funnel.count(Verdict.WAITING_BUDGET),
                funnel.count(Verdict.REFUSED_BUDGET),
                funnel.proposedFen());
    }

    private static WorkerAnswer answer(DecisionLine line, DecisionLabels labels, boolean names) {
        return new WorkerAnswer(
                line.subject(),
                names ? line.name().value() : line.name().masked(),
                names ? line.idLast4() : null,
                line.verdict().word(),
                line.amountFen(),
                line.cutFen(),
                labels.of(line, Truth.FALSE).stream().map(Clause::id).toList(),
                labels.of(line, Truth.UNKNOWN).stream().map(Clause::id).toList());
    }

    private static ClauseAnswer answer(Clause clause, ClauseLine line) {
        return new ClauseAnswer(
                clause.id(),
                line.label().chinese(),
                line.words(),
                line.basis(),
                line.truth(),
                line.facts().stream()
                        .map(fact ->
                                new FactAnswer(
                                        fact.label().chinese(),
                                        fact.value() == null ? null : fact.value().chinese(),
                                        fact.source() == null ? null : fact.source().fileName(),
                                        fact.source() == null ? null : fact.source().sheet(),
                                        fact.source() == null ? null : fact.source().row(),
                                        fact.source() == null ? null : fact.source().statedOn()))
                        .toList());
    }
}
