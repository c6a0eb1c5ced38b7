package org.wengang.entitlement.hold;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wengang.entitlement.WorkCard;
import org.wengang.security.Role;
import org.wengang.web.HomeCard;

/** How many accounts are held. */
@Configuration(proxyBeanMethods = false)
class HoldHomeCard {

    @Bean
    HomeCard holdCard(Holds holds) {
        return new WorkCard(
                36,
                Set.of(Role.REVIEWER),
                "entitlement.hold.card",
                "entitlement.hold.card.text",
                "/holds",
                officer -> holds.countOpen(officer.id()));
    }
}
