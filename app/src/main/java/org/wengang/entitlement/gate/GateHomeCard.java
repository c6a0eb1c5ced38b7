package org.wengang.entitlement.gate;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wengang.entitlement.WorkCard;
import org.wengang.security.Role;
import org.wengang.web.HomeCard;

/** How many findings hold an award. */
@Configuration(proxyBeanMethods = false)
class GateHomeCard {

    @Bean
    HomeCard findingCard(Gate gate) {
        return new WorkCard(
                33,
                Set.of(Role.REVIEWER),
                "life.gate.card",
                "life.gate.card.text",
                "/findings",
                officer -> gate.countOpen(officer.id()));
    }
}
