package org.wengang.registry.statement;

import gg.jte.models.runtime.JteModel;
import java.util.UUID;
import jte.Templates;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.wengang.kernel.Refused;
import org.wengang.registry.FactHistory;
import org.wengang.registry.RegistryProblem;
import org.wengang.registry.workers.FactWords;
import org.wengang.security.Officer;
import org.wengang.web.Answer;
import org.wengang.web.Flash;
import org.wengang.web.FormErrors;
import org.wengang.web.Page;
import org.wengang.web.component.Choice;

/** A fact of a worker put right. */
@Controller
@RequestMapping("/workers/{id}/correction")
final class WorkerCorrectionController {

    private static final int CONFLICT = 409;

    private final WorkerCorrections corrections;
    private final FactWords words;
    private final Templates templates;

    WorkerCorrectionController(
            WorkerCorrections corrections, FactWords words, Templates templates) {
        this.corrections = corrections;
        this.words = words;
        this.templates = templates;
    }

    @GetMapping
    Answer show(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String fact,
            @AuthenticationPrincipal Officer officer,
            Page page) {
        return Answer.page(form(id, WorkerCorrection.of(fact), page, officer, FormErrors.none()));
    }

    /**
     * Somebody else's change is shown beside what this officer typed; nothing of either is lost.
     */
    @PostMapping
    Answer correct(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String fact,
            @RequestParam(defaultValue = "") String value,
            @RequestParam(defaultValue = "") String unknown,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String version,
            Page page,
            @AuthenticationPrincipal Officer officer) {
        var typed = new WorkerCorrection(fact, value, !unknown.isEmpty(), reason, version);
        try {
            var errors = corrections.correct(officer, id, typed);
            return errors.hasErrors()
                    ? Answer.invalid(form(id, typed, page, officer, errors))
                    : Answer.redirect("/workers/" + id, Flash.done("registry.filing.corrected"));
        } catch (Refused refused) {
            if (refused.problem() != RegistryProblem.WORKER_CHANGED) {
                throw refused;
            }
            var told = FormErrors.none().add("value", "registry.correction.changed");
            return new Answer.Shown(form(id, typed, page, officer, told), CONFLICT);
        }
    }

    private JteModel form(
            UUID id, WorkerCorrection typed, Page page, Officer officer, FormErrors errors) {
        var worker = corrections.get(officer, id);
        var facts =
                WorkerCorrection.correctable(worker).stream()
                        .map(column -> new Choice(column.fact(), words.label(page, column.fact())))
                        .toList();
        return templates.registryWorkerCorrection(
                page,
                worker,
                corrections.histories(officer, id).stream()
                        .filter(history -> isShown(history, typed))
                        .toList(),
                words,
                facts,
                typed,
                errors);
    }

    /** All of them, until one is chosen. */
    private static boolean isShown(FactHistory history, WorkerCorrection typed) {
        return typed.fact().isEmpty()
                || history.fact().equals(typed.fact())
                || history.fact().equals(typed.fact() + "_locality");
    }
}
