package org.wengang.registry.checks;

import java.util.UUID;
import jte.Templates;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.wengang.security.Officer;
import org.wengang.web.Answer;
import org.wengang.web.Page;
import org.wengang.web.component.Cursor;

/** Consistency checks: what they came to, the rows behind each number, and a new run. */
@Controller
@RequestMapping("/checks")
final class CheckController {

    private final Checks checks;
    private final CheckWords words;
    private final Templates templates;

    CheckController(Checks checks, CheckWords words, Templates templates) {
        this.checks = checks;
        this.words = words;
        this.templates = templates;
    }

    @GetMapping
    Answer list(Page page, @AuthenticationPrincipal Officer officer) {
        return Answer.page(
                templates.registryChecks(
                        page, checks.lines(officer), checks.running(officer).orElse(null)));
    }

    @PostMapping
    Answer start(@AuthenticationPrincipal Officer officer) {
        return Answer.redirect("/jobs/" + checks.start(officer));
    }

    /** The first check unless another one is asked for. */
    @GetMapping("/rows")
    Answer rows(
            @RequestParam(defaultValue = "") String of,
            @RequestParam @Nullable UUID after,
            @RequestParam @Nullable UUID before,
            Page page,
            @AuthenticationPrincipal Officer officer) {
        var check = of.isEmpty() ? checks.catalogue().getFirst() : checks.get(of);
        return Answer.page(
                templates.registryCheckRows(
                        page, check, checks.rows(officer, check, Cursor.of(after, before)), words));
    }
}
