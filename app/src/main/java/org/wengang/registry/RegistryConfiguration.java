package org.wengang.registry;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wengang.database.CannotStart;
import org.wengang.engine.error.PolicyErrors;
import org.wengang.security.Role;
import org.wengang.web.NavigationEntry;

/** Where rosters and workers stand in the navigation. */
@Configuration(proxyBeanMethods = false)
class RegistryConfiguration {

    @Bean
    FilingSchemas filingSchemas() {
        try {
            return FilingSchemas.onClassPath();
        } catch (PolicyErrors broken) {
            throw new CannotStart("The catalogue " + broken.first(), broken);
        }
    }

    @Bean
    NavigationEntry importsEntry() {
        return new NavigationEntry(
                10, "/imports", "registry.imports.title", Set.of(Role.CASEWORKER, Role.REVIEWER));
    }

    @Bean
    NavigationEntry workersEntry() {
        return new NavigationEntry(
                11,
                "/workers",
                "registry.workers.title",
                Set.of(Role.CASEWORKER, Role.REVIEWER, Role.FINANCE, Role.STATISTICIAN));
    }

    @Bean
    NavigationEntry filingsEntry() {
        return new NavigationEntry(
                12,
                "/filings",
                "registry.filings.title",
                Set.of(Role.CASEWORKER, Role.REVIEWER, Role.FINANCE, Role.STATISTICIAN));
    }

    @Bean
    NavigationEntry duplicatesEntry() {
        return new NavigationEntry(
                13,
                "/duplicates",
                "registry.duplicate.title",
                Set.of(Role.CASEWORKER, Role.REVIEWER));
    }

    @Bean
    NavigationEntry censusEntry() {
        return new NavigationEntry(
                14,
                "/census",
                "census.title",
                Set.of(Role.CASEWORKER, Role.REVIEWER, Role.STATISTICIAN));
    }
}
