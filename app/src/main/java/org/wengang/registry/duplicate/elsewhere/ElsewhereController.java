package org.wengang.registry.duplicate.elsewhere;

import java.util.Map;
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
import org.wengang.security.Officer;
import org.wengang.web.Answer;
import org.wengang.web.Flash;
import org.wengang.web.OrganisationNames;
import org.wengang.web.Page;
import org.wengang.web.component.Cursor;
import org.wengang.web.component.Slice;

/** Records alike that other offices have, with the question and the answer. */
@Controller
@RequestMapping("/duplicates/elsewhere")
final class ElsewhereController {

    private static final String PATH = "/duplicates/elsewhere";
    private static final int ON_A_PAGE = 20;

    private final Matters matters;
    private final OrganisationNames names;
    private final Templates templates;

    ElsewhereController(Matters matters, OrganisationNames names, Templates templates) {
        this.matters = matters;
        this.names = names;
        this.templates = templates;
    }

    @GetMapping
    Answer list(
            @RequestParam @Nullable UUID after,
            @RequestParam @Nullable UUID before,
            @AuthenticationPrincipal Officer officer,
            Page page) {
        var cursor = Cursor.of(after, before);
        var slice =
                Slice.of(
                        matters.page(officer, cursor, ON_A_PAGE + 1),
                        ON_A_PAGE,
                        cursor,
                        found -> found.matter().toString(),
                        query -> PATH + "?" + query);
        return Answer.page(templates.registryElsewhere(page, slice, names));
    }

    @PostMapping("/{matter}/question")
    Answer ask(
            @PathVariable UUID matter,
            @RequestParam Map<String, String> form,
            @AuthenticationPrincipal Officer officer) {
        matters.ask(officer, matter, form.getOrDefault("question-" + matter, ""));
        return Answer.redirect(PATH, Flash.done("registry.elsewhere.done.asked"));
    }

    @PostMapping("/{matter}/answer")
    Answer answer(
            @PathVariable UUID matter,
            @RequestParam Map<String, String> form,
            @RequestParam(defaultValue = "different") String outcome,
            @AuthenticationPrincipal Officer officer) {
        matters.answer(
                officer, matter, outcome.equals("same"), form.getOrDefault("answer-" + matter, ""));
        return Answer.redirect(PATH, Flash.done("registry.elsewhere.done.answered"));
    }
}
