package org.wengang.entitlement;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wengang.security.Role;
import org.wengang.web.NavigationEntry;

/** The way to the pages of this module, in the order of the work. */
@Configuration(proxyBeanMethods = false)
class EntitlementNavigation {

    @Bean
    NavigationEntry simulationEntry() {
        return new NavigationEntry(
                25,
                "/simulations",
                "entitlement.simulation.navigation",
                Set.of(Role.POLICY_OFFICER));
    }

    @Bean
    NavigationEntry determinationEntry() {
        return new NavigationEntry(
                30,
                "/determinations",
                "entitlement.determination.navigation",
                Set.of(Role.CASEWORKER, Role.REVIEWER, Role.POLICY_OFFICER));
    }

    @Bean
    NavigationEntry reviewEntry() {
        return new NavigationEntry(
                32,
                "/reviews",
                "entitlement.review.navigation",
                Set.of(Role.CASEWORKER, Role.REVIEWER));
    }

    @Bean
    NavigationEntry findingEntry() {
        return new NavigationEntry(
                32, "/findings", "life.gate.navigation", Set.of(Role.CASEWORKER, Role.REVIEWER));
    }

    @Bean
    NavigationEntry publicationEntry() {
        return new NavigationEntry(
                33, "/publications", "entitlement.publication.navigation", Set.of(Role.CASEWORKER));
    }

    @Bean
    NavigationEntry objectionEntry() {
        return new NavigationEntry(
                34,
                "/objections",
                "entitlement.objection.navigation",
                Set.of(Role.CASEWORKER, Role.REVIEWER));
    }

    @Bean
    NavigationEntry correctionEntry() {
        return new NavigationEntry(
                35,
                "/corrections",
                "entitlement.correction.navigation",
                Set.of(Role.CASEWORKER, Role.REVIEWER));
    }

    @Bean
    NavigationEntry paymentEntry() {
        return new NavigationEntry(
                36, "/payments", "entitlement.payment.navigation", Set.of(Role.FINANCE));
    }

    @Bean
    NavigationEntry accountEntry() {
        return new NavigationEntry(
                36,
                "/accounts",
                "entitlement.account.navigation",
                Set.of(Role.CASEWORKER, Role.REVIEWER));
    }

    @Bean
    NavigationEntry holdEntry() {
        return new NavigationEntry(
                36, "/holds", "entitlement.hold.navigation", Set.of(Role.REVIEWER, Role.FINANCE));
    }

    @Bean
    NavigationEntry budgetEntry() {
        return new NavigationEntry(
                36,
                "/budgets",
                "entitlement.budget.navigation",
                Set.of(Role.FINANCE, Role.POLICY_OFFICER, Role.REVIEWER));
    }

    /** Who reviews finds the rules on the page of reviews; who makes them has no such page. */
    @Bean
    NavigationEntry reviewSettingEntry() {
        return new NavigationEntry(
                32, "/review-settings", "life.setting.title", Set.of(Role.POLICY_OFFICER));
    }

    @Bean
    NavigationEntry clawbackEntry() {
        return new NavigationEntry(
                36,
                "/clawbacks",
                "entitlement.clawback.navigation",
                Set.of(Role.CASEWORKER, Role.REVIEWER, Role.FINANCE));
    }

    @Bean
    NavigationEntry applicationEntry() {
        return new NavigationEntry(
                31,
                "/applications",
                "application.navigation",
                Set.of(Role.CASEWORKER, Role.REVIEWER));
    }

    @Bean
    NavigationEntry applyEntry() {
        return new NavigationEntry(38, "/apply", "application.public.navigation", Set.of());
    }

    @Bean
    NavigationEntry noticeEntry() {
        return new NavigationEntry(37, "/notices", "entitlement.notice.navigation", Set.of());
    }
}
