package org.wengang.entitlement.correction;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wengang.entitlement.WorkCard;
import org.wengang.security.Role;
import org.wengang.web.HomeCard;

/** How many corrections wait for this reviewer. */
@Configuration(proxyBeanMethods = false)
class CorrectionHomeCard {

    @Bean
    HomeCard correctionCard(Corrections corrections) {
        return new WorkCard(
                36,
                Set.of(Role.REVIEWER),
                "entitlement.correction.card",
                "entitlement.correction.card.text",
                "/corrections",
                officer -> corrections.countOpen(officer.id()));
    }
}
