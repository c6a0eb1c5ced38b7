package org.wengang.registry.duplicate.cases;

import gg.jte.models.runtime.JteModel;
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
import org.wengang.registry.duplicate.Searches;
import org.wengang.registry.duplicate.cases.Cases.Verdict;
import org.wengang.registry.workers.FactWords;
import org.wengang.security.Officer;
import org.wengang.web.Answer;
import org.wengang.web.Flash;
import org.wengang.web.FormErrors;
import org.wengang.web.Page;
import org.wengang.web.component.Cursor;
import org.wengang.web.component.Slice;

/** Likely duplicates: a search, the list, and one case side by side. */
@Controller
@RequestMapping("/duplicates")
final class DuplicateController {

    private static final int ON_A_PAGE = 50;
    private static final int LONGEST_REASON = 500;

    private final Cases cases;
    private final Searches searches;
    private final FactWords words;
    private final Templates templates;

    DuplicateController(Cases cases, Searches searches, FactWords words, Templates templates) {
        this.cases = cases;
        this.searches = searches;
        this.words = words;
        this.templates = templates;
    }

    @GetMapping
    Answer list(
            @RequestParam(defaultValue = "") String state,
            @RequestParam @Nullable UUID after,
            @RequestParam @Nullable UUID before,
            @AuthenticationPrincipal Officer officer,
            Page page) {
        var wanted = CaseState.of(state).orElse(null);
        var cursor = Cursor.of(after, before);
        var slice =
                Slice.of(
                        cases.page(officer, wanted, cursor, ON_A_PAGE + 1),
                        ON_A_PAGE,
                        cursor,
                        found -> found.id().toString(),
                        query ->
                                "/duplicates?"
                                        + (wanted == null ? "" : "state=" + wanted.stored() + "&")
                                        + query);
        return Answer.page(
                templates.registryDuplicates(
                        page, slice, wanted, searches.newest(officer).orElse(null)));
    }

    @PostMapping("/searches")
    Answer search(@AuthenticationPrincipal Officer officer) {
        return Answer.redirect("/jobs/" + searches.start(officer));
    }

    @GetMapping("/{id}")
    Answer show(@PathVariable UUID id, @AuthenticationPrincipal Officer officer, Page page) {
        return Answer.page(file(page, officer, id, null, "", FormErrors.none()));
    }

    @PostMapping("/{id}/decision")
    Answer decide(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String verdict,
            @RequestParam @Nullable UUID sameAs,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(defaultValue = "") String reason,
            @AuthenticationPrincipal Officer officer,
            Page page) {
        var said =
                switch (verdict) {
                    case "same" -> Verdict.SAME;
                    case "different" -> Verdict.DIFFERENT;
                    case "reopened" -> Verdict.REOPENED;
                    default -> null;
                };
        var errors = FormErrors.none();
        if (said == null) {
            errors.add("reason", "registry.duplicate.fault.verdict");
        }
        if (said == Verdict.SAME && sameAs == null && !isProposed(officer, id)) {
            errors.add("sameAs", "registry.duplicate.fault.same-as");
        }
        if (reason.isBlank()) {
            errors.add("reason", "registry.duplicate.fault.reason");
        } else if (reason.strip().length() > LONGEST_REASON) {
            errors.add("reason", "registry.duplicate.fault.length", LONGEST_REASON);
        }
        if (said == null || errors.hasErrors()) {
            return Answer.invalid(file(page, officer, id, sameAs, reason, errors));
        }
        var state = cases.decide(officer, id, said, sameAs, version, reason.strip());
        return Answer.redirect(
                "/duplicates/" + id, Flash.done("registry.duplicate.done." + state.stored()));
    }

    /** Then it was said already whose number holds. */
    private boolean isProposed(Officer officer, UUID id) {
        return cases.get(officer, id).state().isProposed();
    }

    private JteModel file(
            Page page,
            Officer officer,
            UUID id,
            @Nullable UUID sameAs,
            String reason,
            FormErrors errors) {
        return templates.registryDuplicate(
                page,
                cases.file(officer, id, page.language().locale()),
                words,
                officer.id(),
                sameAs,
                reason,
                errors);
    }
}
