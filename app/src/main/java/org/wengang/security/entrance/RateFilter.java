package org.wengang.security.entrance;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.wengang.security.Officer;
import org.wengang.security.SecurityProblem;

/** Lets each program and each account ask so many times and not more. */
final class RateFilter extends OncePerRequestFilter {

    private final TokenBuckets requests;
    private final Denial denial;

    RateFilter(TokenBuckets requests, Denial denial) {
        this.requests = requests;
        this.denial = denial;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getAttribute(LaneFilter.COUNTED) != null) {
            chain.doFilter(request, response);
            return;
        }
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof Officer officer) {
            var seconds = requests.take(officer.id().toString());
            if (seconds > 0) {
                denial.busy(request, response, SecurityProblem.TOO_MANY_REQUESTS, seconds);
                return;
            }
        }
        chain.doFilter(request, response);
    }
}
