package org.wengang.voucher.issue;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wengang.entitlement.VoucherAwards;
import org.wengang.entitlement.WorkCard;
import org.wengang.security.Role;
import org.wengang.web.HomeCard;

/** How many vouchers can be issued. */
@Configuration(proxyBeanMethods = false)
class IssueHomeCard {

    @Bean
    HomeCard voucherIssueCard(Issues issues) {
        return new WorkCard(
                36,
                Set.of(Role.FINANCE),
                "voucher.issue.card",
                "voucher.issue.card.text",
                "/voucher-issues",
                officer ->
                        issues.standing().stream()
                                .mapToLong(VoucherAwards.Standing::dueCount)
                                .sum());
    }
}
