package org.wengang.registry.imports.page;

import gg.jte.models.runtime.JteModel;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
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
import org.springframework.web.multipart.MultipartFile;
import org.wengang.kernel.Refused;
import org.wengang.registry.imports.ImportState;
import org.wengang.registry.imports.Imports;
import org.wengang.registry.imports.Shapes;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.web.Answer;
import org.wengang.web.Flash;
import org.wengang.web.FormErrors;
import org.wengang.web.Page;
import org.wengang.web.component.Choice;
import org.wengang.web.component.Cursor;
import org.wengang.web.component.Slice;

/** Rosters and filings: what came in, a new file, what became of it. */
@Controller
@RequestMapping("/imports")
final class ImportController {

    private static final int ON_A_PAGE = 50;

    private final Imports imports;
    private final Shapes shapes;
    private final ImportPage importPage;
    private final Templates templates;

    ImportController(Imports imports, Shapes shapes, ImportPage importPage, Templates templates) {
        this.imports = imports;
        this.shapes = shapes;
        this.importPage = importPage;
        this.templates = templates;
    }

    @GetMapping
    Answer list(
            Page page,
            @AuthenticationPrincipal Officer officer,
            @RequestParam @Nullable UUID after,
            @RequestParam @Nullable UUID before) {
        officer.require(Role.CASEWORKER, Role.REVIEWER);
        var cursor = Cursor.of(after, before);
        var slice =
                Slice.of(
                        imports.page(cursor, ON_A_PAGE + 1),
                        ON_A_PAGE,
                        cursor,
                        batch -> batch.id().toString(),
                        query -> "/imports?" + query);
        return Answer.page(templates.registryImports(page, slice.rows(), slice.pager()));
    }

    @GetMapping("/new")
    Answer create(
            Page page,
            @AuthenticationPrincipal Officer officer,
            @RequestParam(defaultValue = Shapes.ROSTER) String of) {
        officer.require(Role.CASEWORKER);
        return Answer.page(form(page, of, FormErrors.none()));
    }

    @PostMapping
    Answer receive(
            Page page,
            @AuthenticationPrincipal Officer officer,
            @RequestParam(defaultValue = Shapes.ROSTER) String of,
            @RequestParam(required = false) @Nullable MultipartFile file)
            throws IOException {
        officer.require(Role.CASEWORKER);
        if (file == null || file.isEmpty()) {
            return invalid(page, of, FormErrors.none().add("file", "registry.import.file.missing"));
        }
        try {
            var name = Optional.ofNullable(file.getOriginalFilename()).orElse("");
            var id = imports.receive(officer, of, name, file.getResource());
            return imports.get(id).state() == ImportState.HEADINGS
                    ? Answer.redirect("/imports/" + id)
                    : Answer.redirect("/imports/" + id, Flash.done("registry.import.received"));
        } catch (Refused refused) {
            if (!isAboutTheFile(refused)) {
                throw refused;
            }
            var key = "problem." + refused.problem().code();
            return invalid(
                    page, of, FormErrors.none().add("file", key, refused.arguments().toArray()));
        }
    }

    private static boolean isAboutTheFile(Refused refused) {
        return switch (refused.problem().kind()) {
            case INVALID, TOO_LARGE -> true;
            case UNKNOWN, CONFLICT, FORBIDDEN, BUSY -> false;
        };
    }

    private Answer invalid(Page page, String of, FormErrors errors) {
        return Answer.invalid(form(page, of, errors));
    }

    private JteModel form(Page page, String of, FormErrors errors) {
        return templates.registryNewImport(page, choices(page), of, errors);
    }

    /** What can be brought in, each under the name of its schema. */
    private List<Choice> choices(Page page) {
        return shapes.schemas().stream()
                .map(schema -> new Choice(schema, shapes.of(schema).title(schema, page::t)))
                .toList();
    }

    @GetMapping("/{id}")
    Answer show(@PathVariable UUID id, Page page, @AuthenticationPrincipal Officer officer) {
        officer.require(Role.CASEWORKER, Role.REVIEWER);
        return Answer.page(importPage.of(id, page, FormErrors.none()));
    }

    /** The progress alone while it runs, and on to the result when it has ended. */
    @GetMapping("/{id}/progress")
    Answer progress(@PathVariable UUID id, Page page, @AuthenticationPrincipal Officer officer) {
        officer.require(Role.CASEWORKER, Role.REVIEWER);
        var progress = importPage.progress(id);
        return progress == null
                ? Answer.redirect("/imports/" + id)
                : Answer.page(
                        templates.componentsProgress(page, progress, importPage.work(id, page)));
    }

    @PostMapping("/{id}/cancellation")
    Answer cancel(@PathVariable UUID id, @AuthenticationPrincipal Officer officer) {
        imports.cancel(officer, id);
        return Answer.redirect("/imports/" + id, Flash.done("job.cancel-asked"));
    }

    @PostMapping("/{id}/repetition")
    Answer repeat(@PathVariable UUID id, @AuthenticationPrincipal Officer officer) {
        imports.repeat(officer, id);
        return Answer.redirect("/imports/" + id);
    }
}
