package org.wengang.entitlement.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wengang.entitlement.GivenEntitlements.LUQUAN;
import static org.wengang.entitlement.GivenEntitlements.SHIJIAZHUANG;
import static org.wengang.entitlement.GivenEntitlements.YUHUA;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataIntegrityViolationException;
import org.wengang.database.TestClock;
import org.wengang.database.WengangTest;
import org.wengang.entitlement.Browsing;
import org.wengang.entitlement.GivenEntitlements;
import org.wengang.kernel.OrgPath;
import org.wengang.security.Officer;
import org.wengang.security.Role;

/** How long a notice runs, and how long anybody may read it. */
@WengangTest
class NoticeTimeIT {

    @Autowired ApplicationContext application;
    @Autowired TestClock clock;
    GivenEntitlements given;
    Browsing browsing;
    Officer caseworker;
    UUID policy = new UUID(0, 0);

    @BeforeEach
    void approved() {
        given = new GivenEntitlements(application);
        browsing = new Browsing(application);
        caseworker = given.officer(LUQUAN, Role.CASEWORKER);
        policy = given.luquan("1000000.00");
        given.workers(LUQUAN, 1, 1);
        given.approved(policy, caseworker, given.officer(LUQUAN, Role.REVIEWER));
    }

    @Test
    void working_days_skip_the_holiday_and_the_longer_time_of_two_offices_holds() {
        setting(SHIJIAZHUANG, "5", "working", "");
        setting(LUQUAN, "1", "calendar", "");
        // 7 (made up for), 8, 9, 10 February; the 11th to the 17th are the Spring Festival; 18
        assertThat(publish("2021-02-17").body()).contains("2021年2月18日");
        assertThat(publish("2021-02-17").status()).isEqualTo(422);
        assertThat(publish("2021-02-18").status()).isEqualTo(303);
        assertThat(refusedBySql()).isTrue();
    }

    @Test
    void without_a_word_of_an_office_a_notice_may_end_tomorrow_and_stays_public() {
        assertThat(publish("2021-02-06").status()).isEqualTo(303);
        clock.moveTo("2021-12-31T09:00");
        assertThat(browsing.open("/notices").body()).contains("留岗补贴发放公示");
    }

    @Test
    void after_its_time_a_notice_is_withdrawn_from_the_public_and_officers_still_see_it() {
        setting(LUQUAN, "", "working", "3");
        var notice = "/notices/" + publish("2021-02-12").id();
        clock.moveTo("2021-02-15T23:00");
        assertThat(browsing.open(notice).body()).contains("张**");
        clock.moveTo("2021-02-16T00:00");
        for (var path : new String[] {notice, notice + "/print", notice + "/file.pdf"}) {
            assertThat(browsing.open(path).body())
                    .as(path)
                    .contains("公示已撤下", "2021年2月15日")
                    .doesNotContain("张**");
        }
        assertThat(browsing.open("/notices").body()).doesNotContain("留岗补贴发放公示");
        assertThat(browsing.open(caseworker, notice).body()).contains("张**");
        assertThat(browsing.open(caseworker, notice + "/file.pdf").body()).startsWith("%PDF-");
        assertThat(browsing.open(caseworker, "/notices").body()).contains("留岗补贴发放公示");
        var neighbour = given.officer(YUHUA, Role.CASEWORKER);
        assertThat(browsing.open(neighbour, notice).body()).doesNotContain("张**");
        assertThat(browsing.open(neighbour, notice + "/file.pdf").body()).contains("公示已撤下");
        assertThat(browsing.open(neighbour, "/notices").body()).doesNotContain("留岗补贴发放公示");
    }

    private void setting(OrgPath office, String days, String kind, String publicDays) {
        var answer =
                browsing.send(
                        given.officer(office, Role.POLICY_OFFICER),
                        "/review-settings",
                        "noticeDays",
                        days,
                        "noticeKind",
                        kind,
                        "publicDays",
                        publicDays);
        assertThat(answer.status()).isEqualTo(303);
    }

    private Browsing.Seen publish(String lastDay) {
        return browsing.send(
                caseworker,
                "/publications",
                "policy",
                policy.toString(),
                "title",
                "留岗补贴发放公示",
                "lastDay",
                lastDay);
    }

    private boolean refusedBySql() {
        try {
            given.owner()
                    .sql(
                            """
                            insert into entitlement.notice
                                   (notice_id, org_path, policy_version_id, policy_code, policy_title, policy_title_en,
                                    title, submission, published_at, published_by, published_on, last_day, line_count,
                                    total_fen)
                            select gen_random_uuid(), org_path, policy_version_id, policy_code, policy_title,
                                   policy_title_en, title, gen_random_uuid(), published_at, published_by, published_on,
                                   date '2021-02-10', line_count, total_fen
                              from entitlement.notice\
                            """)
                    .update();
            return false;
        } catch (DataIntegrityViolationException expected) {
            return true;
        }
    }
}
