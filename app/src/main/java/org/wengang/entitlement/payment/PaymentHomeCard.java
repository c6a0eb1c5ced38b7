package org.wengang.entitlement.payment;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wengang.entitlement.WorkCard;
import org.wengang.security.Role;
import org.wengang.web.HomeCard;

/** How many awards can be paid, and how many batches wait for whom to release them. */
@Configuration(proxyBeanMethods = false)
class PaymentHomeCard {

    @Bean
    HomeCard paymentCard(Payments payments) {
        return new WorkCard(
                35,
                Set.of(Role.FINANCE),
                "entitlement.payment.card",
                "entitlement.payment.card.text",
                "/payments",
                officer ->
                        payments.payable().stream()
                                .mapToLong(each -> each.payable().count())
                                .sum());
    }

    @Bean
    HomeCard releaseCard(Payments payments) {
        return new WorkCard(
                35,
                Set.of(Role.FINANCE),
                "entitlement.payment.card.release",
                "entitlement.payment.card.release.text",
                "/payments",
                officer -> payments.countUnreleased(officer.id()));
    }
}
