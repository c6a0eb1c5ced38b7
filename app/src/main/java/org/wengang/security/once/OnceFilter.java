package org.wengang.security.once;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.wengang.kernel.Refused;
import org.wengang.security.Officer;
import org.wengang.security.SecurityProblem;

/**
 * Lets a request of a program that carries an {@code Idempotency-Key} be done once. Files are not
 * looked at: the same file brought twice changes nothing anyway.
 */
final class OnceFilter extends OncePerRequestFilter {

    /** Tells that the answer is the one given before. */
    static final String REPLAYED = "Idempotency-Replayed";

    /**
     * Rows of redemptions and of uses of cards keep their key, say all that is answered, and must
     * be fast (decisions 0030, 0035).
     */
    private static final List<String> ROWS_KEEP_THEIR_KEY =
            List.of("/api/v1/redemptions", "/api/v1/card-uses");

    private static final int MOST_BYTES = 1 << 20;

    private final Once once;
    private final HandlerExceptionResolver refusals;

    OnceFilter(Once once, HandlerExceptionResolver refusals) {
        this.once = once;
        this.refusals = refusals;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var type = request.getContentType();
        return request.getHeader(Once.KEY) == null
                || !request.getMethod().equals("POST")
                || ROWS_KEEP_THEIR_KEY.stream().anyMatch(request.getRequestURI()::startsWith)
                || type != null && type.startsWith("multipart/");
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !(authentication.getPrincipal() instanceof Officer officer)) {
            chain.doFilter(request, response);
            return;
        }
        try {
            // a form is read as such, and its body is gone afterwards
            var parameters = new TreeMap<>(request.getParameterMap());
            var body = request.getInputStream().readNBytes(MOST_BYTES + 1);
            if (body.length > MOST_BYTES) {
                throw new Refused(SecurityProblem.KEY_BODY_TOO_LARGE);
            }
            var asked =
                    Asked.of(
                            request.getHeader(Once.KEY),
                            officer,
                            request.getRequestURI(),
                            parameters,
                            body);
            var held = new ContentCachingResponseWrapper(response);
            var outcome =
                    once.answer(asked, () -> work(new BodyRequest(request, body), held, chain));
            if (outcome.wasKept()) {
                write(outcome.answer(), response);
            } else {
                held.copyBodyToResponse();
            }
        } catch (Refused refused) {
            refusals.resolveException(request, response, null, refused);
        } catch (Broken broken) {
            throw broken.servlet;
        } catch (UncheckedIOException broken) {
            throw broken.getCause();
        }
    }

    private static KeptAnswer work(
            HttpServletRequest request, ContentCachingResponseWrapper held, FilterChain chain) {
        try {
            chain.doFilter(request, held);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (ServletException broken) {
            throw new Broken(broken);
        }
        return new KeptAnswer(
                held.getStatus(),
                held.getContentType(),
                location(held),
                held.getContentAsByteArray());
    }

    private static @Nullable String location(HttpServletResponse response) {
        return response.getHeader(HttpHeaders.LOCATION);
    }

    private static void write(KeptAnswer answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        response.setHeader(REPLAYED, "true");
        if (answer.mediaType() != null) {
            response.setContentType(answer.mediaType());
        }
        if (answer.location() != null) {
            response.setHeader(HttpHeaders.LOCATION, answer.location());
        }
        response.getOutputStream().write(answer.body());
    }

    private static final class Broken extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final ServletException servlet;

        Broken(ServletException servlet) {
            super(servlet);
            this.servlet = servlet;
        }
    }
}
