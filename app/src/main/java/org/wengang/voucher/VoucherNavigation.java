package org.wengang.voucher;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wengang.security.Role;
import org.wengang.web.NavigationEntry;

/** The way to the pages of this module, in the order of the work. */
@Configuration(proxyBeanMethods = false)
class VoucherNavigation {

    @Bean
    NavigationEntry voucherIssueEntry() {
        return new NavigationEntry(
                40, "/voucher-issues", "voucher.issue.navigation", Set.of(Role.FINANCE));
    }

    @Bean
    NavigationEntry stopEntry() {
        return new NavigationEntry(
                40, "/vouchers", "voucher.stop.navigation", Set.of(Role.FINANCE, Role.REVIEWER));
    }

    @Bean
    NavigationEntry merchantEntry() {
        return new NavigationEntry(
                41,
                "/merchants",
                "voucher.merchant.navigation",
                Set.of(Role.CASEWORKER, Role.FINANCE));
    }

    @Bean
    NavigationEntry settlementEntry() {
        return new NavigationEntry(
                42, "/settlements", "voucher.settlement.navigation", Set.of(Role.FINANCE));
    }

    @Bean
    NavigationEntry campaignEntry() {
        return new NavigationEntry(
                43,
                "/voucher-campaigns",
                "voucher.campaign.navigation",
                Set.of(Role.CASEWORKER, Role.FINANCE));
    }

    @Bean
    NavigationEntry cardEntry() {
        return new NavigationEntry(
                44, "/cards", "voucher.card.navigation", Set.of(Role.CASEWORKER, Role.REVIEWER));
    }
}
