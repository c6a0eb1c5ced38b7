package org.wengang.web.answer;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;
import org.wengang.web.Language;

/** What a browser remembers of its user's taste: language and elder mode. Nothing personal. */
public final class Cookies {

    private static final String LANGUAGE = "lang";
    private static final String ELDER = "elder";

    private Cookies() {}

    /** Chinese unless the browser says otherwise. */
    static Language language(HttpServletRequest request) {
        return value(request, LANGUAGE).flatMap(Language::ofCode).orElse(Language.ZH);
    }

    static boolean elder(HttpServletRequest request) {
        return value(request, ELDER).filter("on"::equals).isPresent();
    }

    public static ResponseCookie language(Language language, boolean secure) {
        return cookie(LANGUAGE, language.code(), secure);
    }

    public static ResponseCookie elder(boolean on, boolean secure) {
        return cookie(ELDER, on ? "on" : "off", secure);
    }

    private static ResponseCookie cookie(String name, String value, boolean secure) {
        return ResponseCookie.from(name, value)
                .path("/")
                .httpOnly(true)
                .secure(secure)
                .sameSite("Lax")
                .maxAge(Duration.ofDays(365))
                .build();
    }

    private static Optional<String> value(HttpServletRequest request, String name) {
        return Optional.ofNullable(WebUtils.getCookie(request, name)).map(c -> c.getValue());
    }
}
