package org.wengang.web;

import java.util.Collection;
import java.util.Set;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.wengang.kernel.OrgPath;

/**
 * The web module alone, with one officer, the pages of {@link GalleryController}, and no database.
 */
@EnableAutoConfiguration(exclude = DataSourceAutoConfiguration.class)
@ComponentScan("org.wengang.web")
@Import(GalleryController.class)
class GroundFloor {

    static final String USERNAME = "shiyi";
    static final String PASSWORD = "not-a-real-password";

    enum Role {
        CASEWORKER,
        FINANCE
    }

    record SignedOfficer(String name, OrgPath org, Set<Role> roles) implements Signed, UserDetails {

        @Override
        public Collection<? extends GrantedAuthority> getAuthorities() {
            return AuthorityUtils.NO_AUTHORITIES;
        }

        @Override
        public String getPassword() {
            return "{noop}" + PASSWORD;
        }

        @Override
        public String getUsername() {
            return USERNAME;
        }
    }

    static SignedOfficer officer() {
        return new SignedOfficer("张试一", new OrgPath("cn/13/1301/130110/"), Set.of(Role.CASEWORKER));
    }

    @Bean
    UserDetailsService officers() {
        return username -> {
            if (!username.equals(USERNAME)) {
                throw new UsernameNotFoundException("nobody");
            }
            return officer();
        };
    }

    @Bean
    SecurityFilterChain pages(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(requests ->
                        requests.requestMatchers(
                                        "/sign-in",
                                        "/assets/**",
                                        "/preferences",
                                        "/problems/**",
                                        "/error",
                                        "/open/**")
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .formLogin(form -> form.loginPage("/sign-in").failureUrl("/sign-in?failed"))
                .logout(logout -> logout.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?left"))
                .build();
    }

    @Bean
    OrganisationNames organisationNames() {
        return (org, language) ->
                language == Language.ZH ? "石家庄市鹿泉区人力资源和社会保障局" : "Luquan District Bureau";
    }

    @Bean
    NavigationEntry gallery() {
        return new NavigationEntry(10, "/gallery", "web.home.title", Set.of(Role.CASEWORKER));
    }

    @Bean
    NavigationEntry payments() {
        return new NavigationEntry(20, "/payments", "web.problem.title", Set.of(Role.FINANCE));
    }
}
