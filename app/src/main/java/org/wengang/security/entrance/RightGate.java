package org.wengang.security.entrance;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.wengang.security.Officer;

/** Asks for the right of {@link ApiRights} before a controller of {@code /api} is called. */
final class RightGate implements HandlerInterceptor {

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        var pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        if (!(handler instanceof HandlerMethod)
                || HttpMethod.OPTIONS.matches(request.getMethod())) {
            // nothing is there, or nothing is told but the methods there are
            return true;
        }
        var right =
                ApiRights.find(request.getMethod(), String.valueOf(pattern))
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        "No right stands for %s %s.\nMaybe ApiRights lacks a line."
                                                .formatted(request.getMethod(), pattern)));
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !(authentication.getPrincipal() instanceof Officer officer)) {
            throw new IllegalStateException("Nobody signed in asks " + pattern);
        }
        officer.require(right);
        return true;
    }
}
