package org.wengang.registry.employers;

import jte.Templates;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.wengang.security.Officer;
import org.wengang.web.Answer;
import org.wengang.web.Page;
import org.wengang.web.component.Cursor;

/** Employers that are still to be registered. */
@Controller
final class EmployerController {

    private final Employers employers;
    private final Templates templates;

    EmployerController(Employers employers, Templates templates) {
        this.employers = employers;
        this.templates = templates;
    }

    @GetMapping("/employers/unregistered")
    Answer unregistered(
            Page page,
            @AuthenticationPrincipal Officer officer,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable String before) {
        return Answer.page(
                templates.registryUnregistered(
                        page, employers.unregistered(officer, Cursor.of(after, before))));
    }
}
