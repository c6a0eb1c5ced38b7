package org.wengang.entitlement.review;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wengang.entitlement.WorkCard;
import org.wengang.entitlement.award.AwardStatus;
import org.wengang.security.Role;
import org.wengang.web.HomeCard;

/** How many awards wait for this reviewer, or for the caseworker. */
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

    @Bean
    HomeCard secondReviewCard(Reviews reviews) {
        return new WorkCard(
                32,
                Set.of(Role.REVIEWER),
                "life.review.card",
                "life.review.card.text",
                "/reviews?status=reviewed",
                officer -> reviews.countReviewed(officer.id()));
    }

    @Bean
    HomeCard overdueCard(Tasks tasks) {
        return new WorkCard(
                32,
                Set.of(Role.REVIEWER),
                "life.overdue.card",
                "life.overdue.card.text",
                "/reviews?task=overdue",
                officer -> tasks.countOverdue(officer.id()));
    }

    @Bean
    HomeCard askedCard(Tasks tasks) {
        return new WorkCard(
                31,
                Set.of(Role.CASEWORKER),
                "life.asked.card",
                "life.asked.card.text",
                "/reviews?status=asked",
                officer -> tasks.count(AwardStatus.ASKED));
    }

    @Bean
    HomeCard returnedCard(Tasks tasks) {
        return new WorkCard(
                31,
                Set.of(Role.CASEWORKER),
                "life.returned.card",
                "life.returned.card.text",
                "/reviews?status=returned",
                officer -> tasks.count(AwardStatus.RETURNED));
    }
}
