package org.wengang.voucher.end;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wengang.entitlement.WorkCard;
import org.wengang.security.Role;
import org.wengang.web.HomeCard;

/** How many vouchers are to be stopped if a second officer agrees. */
@Configuration(proxyBeanMethods = false)
class StopHomeCard {

    @Bean
    HomeCard voucherStopCard(Stops stops) {
        return new WorkCard(
                38,
                Set.of(Role.FINANCE, Role.REVIEWER),
                "voucher.stop.card",
                "voucher.stop.card.text",
                "/vouchers",
                officer -> stops.countProposed(officer.id()));
    }
}
