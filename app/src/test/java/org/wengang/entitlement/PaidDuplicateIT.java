package org.wengang.entitlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wengang.entitlement.GivenEntitlements.LUQUAN;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.wengang.database.TestClock;
import org.wengang.database.WengangTest;
import org.wengang.kernel.Ids;
import org.wengang.security.Role;

/** A likely duplicate where money was paid: two officers must agree that it is one person. */
@WengangTest
class PaidDuplicateIT {

    @Autowired ApplicationContext application;
    @Autowired TestClock clock;

    @Test
    void a_second_officer_confirms_what_the_first_one_said() {
        var given = new GivenEntitlements(application);
        var browsing = new Browsing(application);
        var caseworker = given.officer(LUQUAN, Role.CASEWORKER);
        var reviewer = given.officer(LUQUAN, Role.REVIEWER);
        var policy = given.luquan("1000000.00");
        var holder = given.workers(LUQUAN, 1, 2).getFirst();
        given.approved(policy, caseworker, reviewer);
        given.published(policy, caseworker, "2021-02-12");
        clock.moveTo("2021-02-13T09:00");
        browsing.send(
                given.officer(LUQUAN, Role.FINANCE),
                "/payments",
                "policy",
                policy.toString(),
                "submission",
                Ids.newId().toString());
        given.searchDuplicates(caseworker);
        var id =
                given.owner()
                        .sql("select case_id::text from registry.duplicate_case")
                        .query(String.class)
                        .single();
        var path = "/duplicates/" + id;
        assertThat(browsing.open(caseworker, path).body())
                .contains("R-SJZ-04", "已进入拨付", "还要由另一位工作人员确认");
        browsing.send(caseworker, path + "/decision", said(holder, 1));
        assertThat(browsing.open(caseworker, path).body()).contains("待第二人确认", "您已提出");
        assertThat(browsing.send(caseworker, path + "/decision", said(holder, 2)).status())
                .isEqualTo(403);
        assertThat(browsing.send(reviewer, path + "/decision", said(holder, 2)).status())
                .isEqualTo(303);
        assertThat(
                        given.owner()
                                .sql("select state from registry.duplicate_case")
                                .query(String.class)
                                .single())
                .isEqualTo("same");
    }

    private static String[] said(UUID holder, int version) {
        return new String[] {
            "verdict",
            "same",
            "sameAs",
            holder.toString(),
            "version",
            Integer.toString(version),
            "reason",
            "核对了身份证"
        };
    }
}
