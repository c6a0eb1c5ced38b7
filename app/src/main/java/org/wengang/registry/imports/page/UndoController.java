package org.wengang.registry.imports.page;

import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.wengang.kernel.Refused;
import org.wengang.registry.RegistryProblem;
import org.wengang.registry.imports.undo.Undoing;
import org.wengang.security.Officer;
import org.wengang.web.Answer;
import org.wengang.web.Flash;
import org.wengang.web.FormErrors;
import org.wengang.web.Page;

/** An officer undoes an import, or reads why it must stand. */
@Controller
final class UndoController {

    private final Undoing undoing;
    private final ImportPage importPage;

    UndoController(Undoing undoing, ImportPage importPage) {
        this.undoing = undoing;
        this.importPage = importPage;
    }

    @PostMapping("/imports/{id}/undo")
    Answer undo(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            Page page,
            @AuthenticationPrincipal Officer officer) {
        try {
            var obstacles = undoing.ask(officer, id, reason);
            if (obstacles.isEmpty()) {
                return Answer.redirect("/imports/" + id, Flash.done("registry.undo.asked"));
            }
            var why =
                    obstacles.stream()
                            .map(page::t)
                            .collect(Collectors.joining(page.t("registry.import.fault.next")));
            return wrong(id, page, FormErrors.none().add("reason", "registry.undo.stands", why));
        } catch (Refused refused) {
            if (refused.problem() != RegistryProblem.IMPORT_UNDO_REASON) {
                throw refused;
            }
            var key = "problem." + refused.problem().code();
            return wrong(id, page, FormErrors.none().add("reason", key));
        }
    }

    private Answer wrong(UUID id, Page page, FormErrors errors) {
        return Answer.invalid(importPage.of(id, page, errors));
    }
}
