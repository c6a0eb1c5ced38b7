package org.wengang.registry.imports.page;

import java.util.Set;
import java.util.UUID;
import jte.Templates;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.wengang.kernel.Problem;
import org.wengang.kernel.Refused;
import org.wengang.registry.RegistryProblem;
import org.wengang.registry.imports.Imports;
import org.wengang.registry.imports.Previews;
import org.wengang.registry.imports.Shapes;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.sheet.SheetProblem;
import org.wengang.web.Answer;
import org.wengang.web.Flash;
import org.wengang.web.FormErrors;
import org.wengang.web.Page;

/** An import that waits: it is confirmed, discarded, or told what its headings mean. */
@Controller
@RequestMapping("/imports")
final class PreviewController {

    /** What is wrong with what was chosen, and not with the file. */
    private static final Set<Problem> ABOUT_THE_CHOICE =
            Set.of(
                    SheetProblem.NO_HEADINGS,
                    SheetProblem.HEADING_TWICE,
                    RegistryProblem.HEADINGS_UNKNOWN,
                    RegistryProblem.FILING_AS_ROSTER);

    private final Imports imports;
    private final Previews previews;
    private final ImportPage importPage;
    private final HeadingForm headingForm;
    private final Shapes shapes;
    private final Templates templates;

    PreviewController(
            Imports imports,
            Previews previews,
            ImportPage importPage,
            HeadingForm headingForm,
            Shapes shapes,
            Templates templates) {
        this.imports = imports;
        this.previews = previews;
        this.importPage = importPage;
        this.headingForm = headingForm;
        this.shapes = shapes;
        this.templates = templates;
    }

    @PostMapping("/{id}/confirmation")
    Answer confirm(
            @PathVariable UUID id,
            @RequestParam long fingerprint,
            @AuthenticationPrincipal Officer officer) {
        previews.confirm(officer, id, fingerprint);
        return Answer.redirect("/imports/" + id, Flash.done("registry.import.confirmed"));
    }

    @PostMapping("/{id}/discard")
    Answer discard(@PathVariable UUID id, @AuthenticationPrincipal Officer officer) {
        previews.discard(officer, id);
        return Answer.redirect("/imports/" + id, Flash.done("registry.import.discarded"));
    }

    @PostMapping("/{id}/meanings")
    Answer understand(
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> form,
            Page page,
            @AuthenticationPrincipal Officer officer) {
        officer.require(Role.CASEWORKER);
        var said = headingForm.said(imports.get(id).schema(), form, page);
        if (said.all().isEmpty()) {
            return wrong(id, page, FormErrors.none().add("meaning", "registry.headings.none"));
        }
        try {
            previews.understand(officer, id, said);
            return Answer.redirect("/imports/" + id, Flash.done("registry.headings.said"));
        } catch (Refused refused) {
            if (!ABOUT_THE_CHOICE.contains(refused.problem())) {
                throw refused;
            }
            return wrong(
                    id,
                    page,
                    FormErrors.none()
                            .add(
                                    "meaning",
                                    "problem." + refused.problem().code(),
                                    refused.arguments().toArray()));
        }
    }

    private Answer wrong(UUID id, Page page, FormErrors errors) {
        return Answer.invalid(importPage.of(id, page, errors));
    }

    /** What the office said so far. */
    @GetMapping("/headings")
    Answer headings(Page page, @AuthenticationPrincipal Officer officer) {
        return Answer.page(templates.registryHeadings(page, previews.remembered(officer), shapes));
    }

    @PostMapping("/headings/revocation")
    Answer revoke(
            @RequestParam String schema,
            @RequestParam String heading,
            @AuthenticationPrincipal Officer officer) {
        previews.revoke(officer, schema, heading);
        return Answer.redirect("/imports/headings", Flash.done("registry.headings.revoked"));
    }
}
