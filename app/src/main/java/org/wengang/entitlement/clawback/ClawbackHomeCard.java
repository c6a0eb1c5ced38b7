package org.wengang.entitlement.clawback;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wengang.entitlement.WorkCard;
import org.wengang.security.Role;
import org.wengang.web.HomeCard;

/** How many clawbacks are to be decided. */
@Configuration(proxyBeanMethods = false)
class ClawbackHomeCard {

    @Bean
    HomeCard clawbackCard(Clawbacks clawbacks) {
        return new WorkCard(
                37,
                Set.of(Role.REVIEWER),
                "entitlement.clawback.card",
                "entitlement.clawback.card.text",
                "/clawbacks",
                officer -> clawbacks.countProposed(officer.id()));
    }
}
