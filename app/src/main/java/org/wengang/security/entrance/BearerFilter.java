package org.wengang.security.entrance;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.wengang.security.Officer;
import org.wengang.security.program.Programs;

/**
 * Lets programs in by {@code Authorization: Bearer wg_…}. A right secret always gets in, so that
 * nobody can keep a program out by guessing from its address.
 */
final class BearerFilter extends OncePerRequestFilter {

    private static final String SCHEME = "Bearer ";

    private final Programs programs;
    private final Tries tries;
    private final Denial denial;

    BearerFilter(Programs programs, Tries tries, Denial denial) {
        this.programs = programs;
        this.tries = tries;
        this.denial = denial;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var token = token(request);
        if (token.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        try {
            letIn(token.get(), request.getRemoteAddr());
        } catch (AuthenticationException failure) {
            denial.commence(request, response, failure);
            return;
        }
        chain.doFilter(request, response);
    }

    /** The secret a program sends; empty where it sends none. */
    static Optional<String> token(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
                .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(header -> header.substring(SCHEME.length()).strip());
    }

    private void letIn(String token, String address) {
        var found = programs.letIn(token);
        if (found.isEmpty()) {
            // apart from passwords: a program with a dead secret is not to keep officers out
            var from = "program at " + address;
            tries.refuseTooMany(from);
            tries.count(from);
            throw new BadCredentialsException("rejected");
        }
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(authenticated(found.get()));
        SecurityContextHolder.setContext(context);
    }

    private static UsernamePasswordAuthenticationToken authenticated(Officer program) {
        return UsernamePasswordAuthenticationToken.authenticated(program, null, List.of());
    }
}
