package org.wengang.entitlement.sample;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wengang.entitlement.WorkCard;
import org.wengang.security.Role;
import org.wengang.web.HomeCard;

/** How many awards this officer was drawn to look at. */
@Configuration(proxyBeanMethods = false)
class SpotHomeCard {

    @Bean
    HomeCard spotCheckCard(SpotChecks checks) {
        return new WorkCard(
                34,
                Set.of(Role.CASEWORKER, Role.REVIEWER),
                "life.spot.card",
                "life.spot.card.text",
                "/spot-checks",
                officer -> checks.countOpen(officer.id()));
    }
}
