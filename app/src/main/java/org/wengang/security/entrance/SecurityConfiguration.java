package org.wengang.security.entrance;

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

/**
 * Two doors: pages with a session and CSRF tokens; {@code /api} with a password on each request.
 * Headers and the pages for what is denied come from the web module.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    @Bean
    AuthenticationManager authenticationManager(SignIn signIn) {
        return new ProviderManager(signIn);
    }

    @Bean
    @Order(1)
    SecurityFilterChain apiDoor(HttpSecurity http) throws Exception {
        return http.securityMatcher("/api/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .httpBasic(basic -> basic.realmName("Wengang"))
                .sessionManagement(
                        sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .addFilterAfter(new ScopeFilter(), AuthorizationFilter.class)
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain pageDoor(HttpSecurity http) throws Exception {
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
                                .anyRequest()
                                .authenticated())
                .formLogin(form ->
                        form.loginPage("/sign-in")
                                .loginProcessingUrl("/sign-in")
                                .failureUrl("/sign-in?failed"))
                .logout(logout ->
                        logout.logoutUrl("/sign-out")
                                // what forms kept in the browser goes with the officer
                                .addLogoutHandler((request, response, left) ->
                                        response.setHeader("Clear-Site-Data", "\"storage\""))
                                .logoutSuccessUrl("/sign-in?left"))
                .addFilterAfter(new ScopeFilter(), AuthorizationFilter.class)
                .build();
    }
}
