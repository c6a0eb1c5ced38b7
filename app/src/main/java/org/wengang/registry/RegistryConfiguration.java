package org.wengang.registry;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wengang.database.CannotStart;
import org.wengang.engine.error.PolicyErrors;
import org.wengang.registry.book.Books;
import org.wengang.security.Role;
import org.wengang.web.NavigationEntry;

/** The forms of filings and ledgers, and where the registry stands in the navigation. */
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
    Books books() {
        try {
            return Books.onClassPath();
        } catch (PolicyErrors broken) {
            throw new CannotStart("The form of a ledger " + broken.first(), broken);
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
                12,
                "/workers",
                "registry.workers.title",
                Set.of(Role.CASEWORKER, Role.REVIEWER, Role.FINANCE, Role.STATISTICIAN));
    }

    @Bean
    NavigationEntry filingsEntry() {
        return new NavigationEntry(
                15,
                "/filings",
                "registry.filings.title",
                Set.of(Role.CASEWORKER, Role.REVIEWER, Role.FINANCE, Role.STATISTICIAN));
    }

    @Bean
    NavigationEntry duplicatesEntry() {
        return new NavigationEntry(
                16,
                "/duplicates",
                "registry.duplicate.title",
                Set.of(Role.CASEWORKER, Role.REVIEWER));
    }

    @Bean
    NavigationEntry ledgersEntry() {
        return new NavigationEntry(
                14,
                "/ledgers",
                "ledger.title",
                Set.of(Role.CASEWORKER, Role.REVIEWER, Role.FINANCE, Role.STATISTICIAN));
    }

    @Bean
    NavigationEntry employersEntry() {
        return new NavigationEntry(
                13,
                "/employers",
                "ledger.employer.title",
                Set.of(Role.CASEWORKER, Role.REVIEWER, Role.FINANCE, Role.STATISTICIAN));
    }

    @Bean
    NavigationEntry checksEntry() {
        return new NavigationEntry(
                17, "/checks", "check.title", Set.of(Role.CASEWORKER, Role.REVIEWER));
    }

    @Bean
    NavigationEntry censusEntry() {
        return new NavigationEntry(
                11,
                "/census",
                "census.title",
                Set.of(Role.CASEWORKER, Role.REVIEWER, Role.STATISTICIAN));
    }
}
