package org.wengang.web.answer;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.wengang.web.Flash;
import org.wengang.web.Language;
import org.wengang.web.OrganisationNames;
import org.wengang.web.Page;
import org.wengang.web.Signed;

/** Makes the {@link Page} of a request. */
@Component
public final class RequestPages {

    static final String FLASH = "flash";

    private final Page.Site site;
    private final ObjectProvider<OrganisationNames> organisations;

    RequestPages(Page.Site site, ObjectProvider<OrganisationNames> organisations) {
        this.site = site;
        this.organisations = organisations;
    }

    public Page of(HttpServletRequest request) {
        var officer = officer();
        var language = Cookies.language(request);
        var path = path(request);
        return new Page(
                site,
                language,
                Cookies.elder(request),
                officer,
                organisation(officer, language),
                (CsrfToken) request.getAttribute(CsrfToken.class.getName()),
                path,
                back(request, path),
                isHtmx(request),
                flash(request));
    }

    /** Whether only a fragment of the page is wanted: not after going back in the history. */
    static boolean isHtmx(HttpServletRequest request) {
        return "true".equals(request.getHeader("HX-Request"))
                && !"true".equals(request.getHeader("HX-History-Restore-Request"));
    }

    private static @Nullable Signed officer() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Signed signed
                ? signed
                : null;
    }

    private String organisation(@Nullable Signed officer, Language language) {
        var names = organisations.getIfAvailable();
        return officer == null || names == null ? "" : names.name(officer.org(), language);
    }

    /** On an error page the path that failed, not that of the page itself. */
    private static String path(HttpServletRequest request) {
        var failed = (String) request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return failed == null ? request.getRequestURI() : failed;
    }

    private static String back(HttpServletRequest request, String path) {
        if (!HttpMethod.GET.matches(request.getMethod())) {
            return path;
        }
        var query = request.getQueryString();
        return query == null ? path : path + "?" + query;
    }

    private static @Nullable Flash flash(HttpServletRequest request) {
        var incoming = RequestContextUtils.getInputFlashMap(request);
        return incoming == null ? null : (Flash) incoming.get(FLASH);
    }
}
