package org.wengang.web.refusal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;

/**
 * What every filter chain tells the browser, and where it sends people. Spring Security applies a
 * {@code Customizer<HttpSecurity>} bean to each chain by itself, so the module of the accounts need
 * not know of it.
 */
@Configuration(proxyBeanMethods = false)
class SecurityHeaders {

    /** Request attribute: why access was denied. */
    static final String DENIED = SecurityHeaders.class.getName() + ".denied";

    /** Nothing from elsewhere, nothing inline; pictures of the style sheet are data. */
    private static final String CONTENT =
            "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none';"
                    + " form-action 'self'; frame-ancestors 'none'";

    @Bean
    static Customizer<HttpSecurity> headersOfPages() {
        return http ->
                http.headers(headers ->
                                headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT))
                                        .referrerPolicy(referrer ->
                                                referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                                        .permissionsPolicyHeader(policy ->
                                                policy.policy(
                                                        "camera=(), geolocation=(),"
                                                                + " microphone=(),"
                                                                + " payment=()")))
                        // taste of a reader without a session; nothing to gain by forging it
                        .csrf(csrf -> csrf.ignoringRequestMatchers("/preferences"))
                        .requestCache(cache -> cache.requestCache(pagesToComeBackTo()))
                        .exceptionHandling(
                                handling -> handling.accessDeniedHandler(SecurityHeaders::denied));
    }

    /**
     * After signing in the officer comes back to the page asked for, never to a fragment of one.
     */
    private static RequestCache pagesToComeBackTo() {
        var cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(request ->
                HttpMethod.GET.matches(request.getMethod())
                        && request.getHeader("HX-Request") == null
                        && !request.getRequestURI().startsWith("/api/"));
        return cache;
    }

    private static void denied(
            HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        if (denied instanceof CsrfException && request.getRequestURI().equals("/sign-in")) {
            // a sign-in page left open over night: a fresh one costs nothing
            response.sendRedirect("/sign-in?expired");
            return;
        }
        request.setAttribute(DENIED, denied);
        response.sendError(HttpServletResponse.SC_FORBIDDEN);
    }
}
