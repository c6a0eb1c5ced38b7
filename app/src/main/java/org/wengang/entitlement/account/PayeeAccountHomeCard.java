package org.wengang.entitlement.account;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wengang.entitlement.WorkCard;
import org.wengang.security.Role;
import org.wengang.web.HomeCard;

/** How many changes of accounts are to be confirmed, and how many awards lack an account. */
@Configuration(proxyBeanMethods = false)
class PayeeAccountHomeCard {

    @Bean
    HomeCard accountCard(PayeeAccounts accounts) {
        return new WorkCard(
                36,
                Set.of(Role.REVIEWER),
                "entitlement.account.card",
                "entitlement.account.card.text",
                "/accounts",
                officer -> accounts.countAwaiting(officer.id()));
    }

    @Bean
    HomeCard missingAccountCard(PayeeAccounts accounts) {
        return new WorkCard(
                36,
                Set.of(Role.CASEWORKER),
                "entitlement.account.card.missing",
                "entitlement.account.card.missing.text",
                "/accounts",
                officer -> accounts.countMissing());
    }
}
