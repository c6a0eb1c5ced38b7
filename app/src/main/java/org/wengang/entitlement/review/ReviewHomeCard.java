package org.wengang.entitlement.review;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wengang.entitlement.WorkCard;
import org.wengang.security.Role;
import org.wengang.web.HomeCard;

/** How many awards wait for this reviewer. */
@Configuration(proxyBeanMethods = false)
class ReviewHomeCard {

    @Bean
    HomeCard reviewCard(Reviews reviews) {
        return new WorkCard(
                32,
                Set.of(Role.REVIEWER),
                "entitlement.review.card",
                "entitlement.review.card.text",
                "/reviews",
                officer -> reviews.countOpen(officer.id()));
    }
}
