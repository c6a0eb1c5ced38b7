package org.wengang.registry.filings;

import gg.jte.models.runtime.JteModel;
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
import org.wengang.registry.FilingSchemas;
import org.wengang.security.Officer;
import org.wengang.web.Answer;
import org.wengang.web.Flash;
import org.wengang.web.FormErrors;
import org.wengang.web.Page;
import org.wengang.web.component.Choice;
import org.wengang.web.component.Cursor;

/** Filings: the list, one of them, its number on request, and a fact put right. */
@Controller
@RequestMapping("/filings")
final class FilingController {

    private final FilingDesk desk;
    private final FilingCorrections corrections;
    private final FilingSchemas schemas;
    private final FilingWords words;
    private final Templates templates;

    FilingController(
            FilingDesk desk,
            FilingCorrections corrections,
            FilingSchemas schemas,
            FilingWords words,
            Templates templates) {
        this.desk = desk;
        this.corrections = corrections;
        this.schemas = schemas;
        this.words = words;
        this.templates = templates;
    }

    @GetMapping
    Answer list(
            Page page,
            @AuthenticationPrincipal Officer officer,
            @RequestParam(defaultValue = "") String of,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(name = "import", required = false) @Nullable UUID importId,
            @RequestParam(defaultValue = "") String how,
            @RequestParam @Nullable UUID after,
            @RequestParam @Nullable UUID before) {
        var filter = new FilingFilter(of, q, importId, how);
        var slice = desk.page(officer, filter, Cursor.of(after, before));
        var kinds =
                schemas.all().stream()
                        .map(schema -> new Choice(schema.name(), words.kind(page, schema.name())))
                        .toList();
        return Answer.page(
                templates.registryFilings(page, filter, kinds, slice.rows(), slice.pager(), words));
    }

    @GetMapping("/{id}")
    Answer show(@PathVariable UUID id, Page page, @AuthenticationPrincipal Officer officer) {
        return Answer.page(
                filing(id, page, officer, FilingCorrection.NONE, FormErrors.none(), null));
    }

    /** Shown on the answer to this request alone; a reload asks again. */
    @PostMapping("/{id}/resident-id")
    Answer reveal(@PathVariable UUID id, Page page, @AuthenticationPrincipal Officer officer) {
        var number = desk.reveal(officer, id).number();
        return Answer.page(
                filing(id, page, officer, FilingCorrection.NONE, FormErrors.none(), number));
    }

    @PostMapping("/{id}/correction")
    Answer correct(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String fact,
            @RequestParam(defaultValue = "") String value,
            @RequestParam(defaultValue = "") String unknown,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String version,
            Page page,
            @AuthenticationPrincipal Officer officer) {
        var typed = new FilingCorrection(fact, value, !unknown.isEmpty(), reason, version);
        var errors = corrections.correct(officer, id, typed);
        return errors.hasErrors()
                ? Answer.invalid(filing(id, page, officer, typed, errors, null))
                : Answer.redirect("/filings/" + id, Flash.done("registry.filing.corrected"));
    }

    private JteModel filing(
            UUID id,
            Page page,
            Officer officer,
            FilingCorrection typed,
            FormErrors errors,
            @Nullable String number) {
        var filing = desk.get(officer, id);
        List<Choice> facts =
                FilingCorrections.correctable(filing).stream()
                        .map(fact ->
                                new Choice(fact.name(), fact.label().in(page.language().locale())))
                        .toList();
        return templates.registryFiling(
                page,
                filing,
                desk.histories(officer, id),
                desk.unknown(officer, id, page.language().locale()),
                words,
                facts,
                typed,
                errors,
                number);
    }
}
