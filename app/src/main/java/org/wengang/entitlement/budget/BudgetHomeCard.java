package org.wengang.entitlement.budget;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wengang.entitlement.WorkCard;
import org.wengang.security.Role;
import org.wengang.web.HomeCard;

/** Money that runs short, and appropriations to confirm. */
@Configuration(proxyBeanMethods = false)
class BudgetHomeCard {

    @Bean
    HomeCard budgetCard(Budgets budgets) {
        return new WorkCard(
                36,
                Set.of(Role.FINANCE),
                "entitlement.budget.card",
                "entitlement.budget.card.text",
                "/budgets",
                budgets::countShort);
    }
}
