package org.wengang.entitlement.application;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wengang.entitlement.WorkCard;
import org.wengang.security.Role;
import org.wengang.web.HomeCard;

/** How many applications wait for an answer. */
@Configuration(proxyBeanMethods = false)
class ApplicationHomeCard {

    @Bean
    HomeCard applicationCard(Applications applications) {
        return new WorkCard(
                31,
                Set.of(Role.CASEWORKER),
                "application.card",
                "application.card.text",
                "/applications",
                officer -> applications.countOpen());
    }

    @Bean
    HomeCard overdueApplicationCard(Applications applications) {
        return new WorkCard(
                32,
                Set.of(Role.CASEWORKER),
                "application.card.overdue",
                "application.card.overdue.text",
                "/applications?status=asked",
                officer -> applications.countOverdue());
    }
}
