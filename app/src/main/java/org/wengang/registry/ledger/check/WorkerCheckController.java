package org.wengang.registry.ledger.check;

import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.UUID;
import jte.Templates;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.wengang.registry.ledger.LedgerAddress;
import org.wengang.registry.ledger.check.WorkerChecks.People;
import org.wengang.security.Officer;
import org.wengang.web.Answer;
import org.wengang.web.Flash;
import org.wengang.web.FormErrors;
import org.wengang.web.Page;
import org.wengang.web.component.Cursor;

/** Marks people to be checked: how many and why, then the list of them. */
@Controller
@RequestMapping("/workers")
final class WorkerCheckController {

    private static final int LONGEST = 500;

    private final WorkerChecks checks;
    private final Templates templates;

    WorkerCheckController(WorkerChecks checks, Templates templates) {
        this.checks = checks;
        this.templates = templates;
    }

    @GetMapping("/marking")
    Answer ask(
            Page page,
            @AuthenticationPrincipal Officer officer,
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestParam(defaultValue = "") List<UUID> worker) {
        var people = new People(LedgerAddress.of(parameters), worker);
        return Answer.page(form(page, officer, people, "", FormErrors.none()));
    }

    @PostMapping("/marking")
    Answer mark(
            Page page,
            @AuthenticationPrincipal Officer officer,
            @RequestParam(defaultValue = "") String address,
            @RequestParam(defaultValue = "") List<UUID> worker,
            @RequestParam(defaultValue = "-1") long expected,
            @RequestParam(defaultValue = "") String reason) {
        var people = new People(LedgerAddress.ofQuery(address), worker);
        var why = reason.strip();
        if (why.isEmpty() || why.length() > LONGEST) {
            var errors = FormErrors.none().add("reason", "registry.export.wrong.reason", LONGEST);
            return Answer.invalid(form(page, officer, people, why, errors));
        }
        var outcome = checks.mark(officer, people, expected, why);
        return Answer.redirect(
                "/workers/checks",
                Flash.done("registry.check.marked", outcome.marked(), outcome.before()));
    }

    @GetMapping("/checks")
    Answer list(
            Page page,
            @AuthenticationPrincipal Officer officer,
            @RequestParam @Nullable UUID after,
            @RequestParam @Nullable UUID before) {
        return Answer.page(list(page, officer, Cursor.of(after, before), FormErrors.none()));
    }

    @PostMapping("/checks/{id}/outcome")
    Answer finish(
            @PathVariable UUID id,
            Page page,
            @AuthenticationPrincipal Officer officer,
            @RequestParam(defaultValue = "") String outcome) {
        var said = outcome.strip();
        if (said.isEmpty() || said.length() > LONGEST) {
            var errors =
                    FormErrors.none().add("outcome-" + id, "registry.check.wrong.outcome", LONGEST);
            return Answer.invalid(list(page, officer, Cursor.START, errors));
        }
        checks.finish(officer, id, said);
        return Answer.redirect("/workers/checks", Flash.done("registry.check.done"));
    }

    private JteModel form(
            Page page, Officer officer, People people, String reason, FormErrors errors) {
        return templates.registryMarking(
                page, people, checks.count(officer, people), reason, errors);
    }

    private JteModel list(Page page, Officer officer, Cursor cursor, FormErrors errors) {
        var slice = checks.open(officer, cursor);
        return templates.registryWorkerChecks(page, slice.rows(), slice.pager(), errors);
    }
}
