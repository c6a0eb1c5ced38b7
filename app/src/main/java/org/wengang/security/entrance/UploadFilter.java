package org.wengang.security.entrance;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;
import org.wengang.kernel.Refused;
import org.wengang.security.Officer;
import org.wengang.security.SecurityProblem;

/**
 * Files of people nobody knows, refused by the size they announce before anything reads them: the
 * token of a form stands in the same body, and whoever looks for it takes in all of the body.
 * Officers bring files of any size the site takes, except to the public addresses.
 */
final class UploadFilter extends OncePerRequestFilter {

    /** Three papers of an application, or a photo, and the other fields. */
    static final long MOST_MEGABYTES = 16;

    private static final RequestMatcher PUBLIC =
            new OrRequestMatcher(post("/apply/*"), post("/till/scan"));

    private final Denial denial;

    UploadFilter(Denial denial) {
        this.denial = denial;
    }

    private static RequestMatcher post(String path) {
        return PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, path);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var type = request.getContentType();
        return type == null || !type.regionMatches(true, 0, "multipart/", 0, 10);
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (PUBLIC.matches(request)) {
            if (isTooLarge(request)) {
                var refused = new Refused(SecurityProblem.UPLOAD_TOO_LARGE, MOST_MEGABYTES);
                denial.refuse(request, response, refused);
                // told now and not when all of it has come
                response.flushBuffer();
                return;
            }
        } else if (!isOfficer()) {
            denial.refuse(request, response, new Refused(SecurityProblem.UPLOAD_OF_NOBODY));
            return;
        }
        chain.doFilter(request, response);
    }

    /** Also one that does not say how large it is, as no browser does. */
    private static boolean isTooLarge(HttpServletRequest request) {
        return request.getContentLengthLong() > MOST_MEGABYTES << 20
                || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    }

    private static boolean isOfficer() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Officer;
    }
}
