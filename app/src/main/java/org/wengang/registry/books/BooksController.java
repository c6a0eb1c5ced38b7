package org.wengang.registry.books;

import jte.Templates;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.web.Answer;
import org.wengang.web.Page;

/** The way to every ledger. */
@Controller
final class BooksController {

    private final BookWords words;
    private final Templates templates;

    BooksController(BookWords words, Templates templates) {
        this.words = words;
        this.templates = templates;
    }

    @GetMapping("/ledgers")
    Answer list(Page page, @AuthenticationPrincipal Officer officer) {
        officer.require(Role.CASEWORKER, Role.REVIEWER, Role.FINANCE, Role.STATISTICIAN);
        return Answer.page(templates.registryBooks(page, words));
    }
}
