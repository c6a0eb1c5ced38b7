package org.wengang.security.entrance;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.wengang.kernel.Refused;
import org.wengang.security.SecurityProblem;

/** Tells why somebody was not let in, before any controller is asked. */
@Component
final class Denial implements AuthenticationEntryPoint {

    private final HandlerExceptionResolver refusals;

    Denial(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver refusals) {
        this.refusals = refusals;
    }

    @Override
    public void commence(
            HttpServletRequest request,
            HttpServletResponse response,
            AuthenticationException failure)
            throws IOException {
        if (failure instanceof TooManyTries tries) {
            busy(request, response, SecurityProblem.TOO_MANY_TRIES, tries.seconds());
            return;
        }
        response.addHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Wengang\"");
        response.addHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"Wengang\"");
        response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
    }

    /**
     * @param seconds after which to come again
     */
    void busy(
            HttpServletRequest request,
            HttpServletResponse response,
            SecurityProblem problem,
            long seconds) {
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        refuse(request, response, new Refused(problem, seconds));
    }

    /** As a controller would have been answered that refuses it. */
    void refuse(HttpServletRequest request, HttpServletResponse response, Refused refused) {
        refusals.resolveException(request, response, null, refused);
    }
}
