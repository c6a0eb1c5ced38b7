package org.wengang.security.entrance;

import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.wengang.security.once.Once;
import org.wengang.security.program.Programs;

/**
 * Two doors: pages with a session and CSRF tokens; {@code /api} with a secret or a password on each
 * request. Headers and the pages for what is denied come from the web module.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    @Bean
    AuthenticationManager authenticationManager(SignIn signIn) {
        return new ProviderManager(signIn);
    }

    /**
     * @param perSecond how often each may ask in the long run
     * @param atOnce how often after a pause
     */
    @Bean
    TokenBuckets requests(
            Clock clock,
            @Value("${wengang.api.requests-per-second:20}") double perSecond,
            @Value("${wengang.api.requests-at-once:100}") int atOnce) {
        return new TokenBuckets(clock, perSecond, atOnce);
    }

    @Bean
    @Order(1)
    SecurityFilterChain apiDoor(
            HttpSecurity http,
            Programs programs,
            Tries tries,
            TokenBuckets requests,
            Denial denial,
            Once once,
            Lanes lanes)
            throws Exception {
        return http.securityMatcher("/api/**")
                .authorizeHttpRequests(asked -> asked.anyRequest().authenticated())
                .httpBasic(basic -> basic.authenticationEntryPoint(denial))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(denial))
                .sessionManagement(
                        sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .addFilterAfter(lanes.filter(requests), HeaderWriterFilter.class)
                .addFilterBefore(
                        new BearerFilter(programs, tries, denial), BasicAuthenticationFilter.class)
                .addFilterAfter(new RateFilter(requests, denial), AuthorizationFilter.class)
                .addFilterAfter(new ScopeFilter(), RateFilter.class)
                .addFilterAfter(once.filter(), ScopeFilter.class)
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain pageDoor(HttpSecurity http, Denial denial) throws Exception {
        return http.authorizeHttpRequests(requests ->
                        requests.requestMatchers(
                                        "/sign-in",
                                        "/assets/**",
                                        "/preferences",
                                        "/health",
                                        "/error")
                                .permitAll()
                                .requestMatchers(
                                        HttpMethod.GET, "/notices", "/notices/**", "/problems/**")
                                .permitAll()
                                .requestMatchers(HttpMethod.POST, "/notices/*/lines/*/objections")
                                .permitAll()
                                // vouchers: whoever knows a code may see what is left
                                .requestMatchers(HttpMethod.GET, "/v", "/v/*", "/claims/*")
                                .permitAll()
                                // tills let themselves in by their secret
                                .requestMatchers("/till", "/till/**")
                                .permitAll()
                                .requestMatchers("/apply", "/apply/*")
                                .permitAll()
                                .requestMatchers(HttpMethod.POST, "/claims")
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .formLogin(form ->
                        form.loginPage("/sign-in")
                                .loginProcessingUrl("/sign-in")
                                .failureHandler((request, response, failure) ->
                                        response.sendRedirect(
                                                failure instanceof TooManyTries
                                                        ? "/sign-in?busy"
                                                        : "/sign-in?failed")))
                .logout(logout ->
                        logout.logoutUrl("/sign-out")
                                // what forms kept in the browser goes with the officer
                                .addLogoutHandler((request, response, left) ->
                                        response.setHeader("Clear-Site-Data", "\"storage\""))
                                .logoutSuccessUrl("/sign-in?left"))
                .addFilterBefore(new UploadFilter(denial), CsrfFilter.class)
                .addFilterAfter(new ScopeFilter(), AuthorizationFilter.class)
                .build();
    }
}
