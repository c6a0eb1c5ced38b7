package org.wengang.registry.ledger.view;

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
import org.wengang.registry.ledger.LedgerAddress;
import org.wengang.security.Officer;
import org.wengang.web.Answer;
import org.wengang.web.Flash;
import org.wengang.web.FormErrors;
import org.wengang.web.Page;

/** Saved views: the list, and the present address under a name. */
@Controller
@RequestMapping("/workers/views")
final class SavedViewController {

    private final SavedViews views;
    private final Templates templates;

    SavedViewController(SavedViews views, Templates templates) {
        this.views = views;
        this.templates = templates;
    }

    @GetMapping
    Answer list(
            Page page,
            @AuthenticationPrincipal Officer officer,
            @RequestParam MultiValueMap<String, String> parameters) {
        return Answer.page(
                templates.registryViews(
                        page,
                        views.of(officer),
                        LedgerAddress.of(parameters),
                        "",
                        FormErrors.none()));
    }

    @PostMapping
    Answer save(
            Page page,
            @AuthenticationPrincipal Officer officer,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String address,
            @RequestParam(defaultValue = "") String shared) {
        var asked = LedgerAddress.ofQuery(address);
        var errors = views.save(officer, name, asked, !shared.isEmpty());
        return errors.hasErrors()
                ? Answer.invalid(
                        templates.registryViews(page, views.of(officer), asked, name, errors))
                : Answer.redirect(asked.path(), Flash.done("registry.view.saved", name.strip()));
    }

    @PostMapping("/{id}/removal")
    Answer remove(@PathVariable UUID id, @AuthenticationPrincipal Officer officer) {
        views.remove(officer, id);
        return Answer.redirect("/workers/views", Flash.done("registry.view.removed"));
    }
}
