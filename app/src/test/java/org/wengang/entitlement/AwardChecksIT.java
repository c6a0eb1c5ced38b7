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

/** The consistency checks that read awards. */
@WengangTest
class AwardChecksIT {

    private final GivenEntitlements given;

    @Autowired
    AwardChecksIT(ApplicationContext context) {
        this.given = new GivenEntitlements(context);
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
        assertThat(given.found("award-more-people-than-staff")).isZero();
        given.owner().sql("update registry.employer set staff_total = 1").update();
        assertThat(given.found("award-more-people-than-staff")).isOne();
    }

    @Test
    void pools_that_are_not_what_their_awards_and_their_books_say_are_found() {
        var policy = given.luquan("1000000.00");
        given.workers(LUQUAN, 1, 2);
        given.determine(given.officer(LUQUAN, CASEWORKER), policy);
        given.assertPoolsBalance();
        given.owner().sql("update entitlement.budget_pool set committed_fen = 7").update();
        assertThat(given.found("pool-awards-differ")).isOne();
        assertThat(given.found("pool-books-differ")).isZero();
        given.owner()
                .sql(
                        """
                        alter table entitlement.budget_pool disable trigger keep_books;
                        update entitlement.budget_pool set committed_fen = 100000;
                        alter table entitlement.budget_pool enable trigger keep_books\
                        """)
                .update();
        assertThat(given.found("pool-awards-differ")).isZero();
        assertThat(given.found("pool-books-differ")).isOne();
    }
}
