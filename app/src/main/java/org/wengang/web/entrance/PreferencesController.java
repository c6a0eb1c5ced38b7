package org.wengang.web.entrance;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.wengang.web.Answer;
import org.wengang.web.Language;
import org.wengang.web.answer.Cookies;

/** Language and elder mode, kept in the browser. */
@Controller
final class PreferencesController {

    @PostMapping("/preferences")
    Answer keep(
            @RequestParam(name = "lang", required = false) @Nullable String lang,
            @RequestParam(name = "elder", required = false) @Nullable String elder,
            @RequestParam(name = "back", defaultValue = "/") String back,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (lang != null) {
            Language.ofCode(lang)
                    .map(language -> Cookies.language(language, request.isSecure()).toString())
                    .ifPresent(cookie -> response.addHeader(HttpHeaders.SET_COOKIE, cookie));
        }
        if (elder != null) {
            var cookie = Cookies.elder(elder.equals("on"), request.isSecure());
            response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
        }
        return Answer.redirect(Answer.isLocal(back) ? back : "/");
    }
}
