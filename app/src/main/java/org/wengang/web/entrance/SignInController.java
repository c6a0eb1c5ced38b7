package org.wengang.web.entrance;

import jte.Templates;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.wengang.web.Answer;
import org.wengang.web.FormErrors;
import org.wengang.web.Page;

/** The sign-in page; the sign-in itself ({@code POST /sign-in}) is Spring Security's. */
@Controller
final class SignInController {

    private final Templates templates;

    SignInController(Templates templates) {
        this.templates = templates;
    }

    @GetMapping("/sign-in")
    Answer show(
            Page page,
            @RequestParam(name = "failed", required = false) @Nullable String failed,
            @RequestParam(name = "busy", required = false) @Nullable String busy,
            @RequestParam(name = "expired", required = false) @Nullable String expired,
            @RequestParam(name = "left", required = false) @Nullable String left) {
        if (page.htmx()) {
            // a fragment asked for after the session ended: the whole window goes to sign in
            return Answer.redirect("/sign-in?expired");
        }
        var errors = FormErrors.none();
        if (failed != null) {
            // one sentence for both: which of the two was wrong is nobody's business
            errors.add("username", "web.sign-in.wrong");
        }
        if (busy != null) {
            errors.add("username", "web.sign-in.busy");
        }
        var notice =
                expired != null
                        ? "web.sign-in.expired"
                        : left != null ? "web.sign-in.signed-out" : null;
        return Answer.page(templates.webSignIn(page, errors, notice));
    }
}
