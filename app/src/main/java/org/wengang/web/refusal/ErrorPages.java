package org.wengang.web.refusal;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** What went wrong before or behind the controllers: in a filter, in the server. */
@Controller
final class ErrorPages implements ErrorController {

    private final Troubles troubles;

    ErrorPages(Troubles troubles) {
        this.troubles = troubles;
    }

    @RequestMapping("/error")
    Object error(HttpServletRequest request, HttpServletResponse response) {
        var thrown = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        int status = status(request);
        if (thrown != null && status >= 500) {
            var path = (String) request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
            return troubles.broken(request, BugLog.write(request.getMethod(), path, thrown));
        }
        if (request.getAttribute(SecurityHeaders.DENIED) instanceof CsrfException) {
            return troubles.answer(request, Fault.EXPIRED);
        }
        return troubles.answer(request, Fault.ofStatus(status), status, null);
    }

    /** Somebody who opens the page itself finds nothing. */
    private static int status(HttpServletRequest request) {
        var status = (@Nullable Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        return status == null ? 404 : status;
    }
}
