package org.wengang.entitlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wengang.entitlement.GivenEntitlements.LUQUAN;
import static org.wengang.security.Role.CASEWORKER;
import static org.wengang.security.Role.REVIEWER;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.wengang.database.WengangTest;
import org.wengang.registry.GivenEntries;
import org.wengang.registry.checks.Check;
import org.wengang.registry.checks.Checks;

/** The consistency checks that read awards. */
@WengangTest
class AwardChecksIT {

    private final GivenEntitlements given;
    private final Checks checks;

    @Autowired
    AwardChecksIT(ApplicationContext context) {
        this.given = new GivenEntitlements(context);
        this.checks = context.getBean(Checks.class);
    }

    @Test
    void more_people_with_awards_of_an_employer_than_it_has_staff_are_found() {
        var policy = given.luquan("1000000.00");
        given.workers(LUQUAN, 1, 2);
        given.approved(policy, given.officer(LUQUAN, CASEWORKER), given.officer(LUQUAN, REVIEWER));
        GivenEntries.one_of_each(given.owner(), LUQUAN);
        given.owner()
                .sql(
                        """
                        update registry.employer
                           set staff_total = 2,
                               organisation_name = (select employer_name from registry.worker limit 1)\
                        """)
                .update();
        assertThat(found()).isZero();
        given.owner().sql("update registry.employer set staff_total = 1").update();
        assertThat(found()).isOne();
    }

    private long found() {
        var query =
                checks.catalogue().stream()
                        .filter(check -> check.code().equals("award-more-people-than-staff"))
                        .map(Check::query)
                        .findFirst()
                        .orElseThrow();
        return given.count("select count(*) from (" + query + "\n) found");
    }
}
