package org.wengang.voucher.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wengang.entitlement.GivenEntitlements.HENGSHUI;
import static org.wengang.entitlement.GivenEntitlements.JIZHOU;
import static org.wengang.entitlement.GivenEntitlements.LUQUAN;
import static org.wengang.entitlement.GivenEntitlements.TAOCHENG;
import static org.wengang.entitlement.GivenEntitlements.residentId;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.wengang.database.TestClock;
import org.wengang.database.WengangTest;
import org.wengang.security.Role;
import org.wengang.voucher.GivenCards;

@WengangTest
class CardIT {

    @Autowired ApplicationContext application;
    @Autowired TestClock clock;
    GivenCards given;

    @BeforeEach
    void officers() {
        given = new GivenCards(application, clock);
    }

    @Test
    void whoever_planned_a_kind_does_not_let_it_go_and_none_is_issued_before() {
        var both = given.given.officer(HENGSHUI, Role.CASEWORKER, Role.REVIEWER);
        var kind = given.plan(both).id();
        given.given.worker(given.given.someone(TAOCHENG, 1).named("张试一"));
        assertThat(given.browsing.send(both, "/cards/" + kind + "/release").status())
                .isEqualTo(403);
        assertThat(byList(kind, "张试一 " + residentId(1))).isEqualTo(409);
        assertThat(given.browsing.send(given.reviewer, "/cards/" + kind + "/release").status())
                .isEqualTo(303);
        assertThat(given.browsing.send(given.reviewer, "/cards/" + kind + "/release").status())
                .isEqualTo(409);
        assertThat(byList(kind, "张试一 " + residentId(1))).isEqualTo(303);
    }

    @Test
    void a_person_has_one_card_whoever_issues_it_and_a_wrong_line_issues_none() {
        var kind = given.released();
        given.given.worker(given.given.someone(JIZHOU, 1).named("张试一"));
        assertThat(given.issued(kind, TAOCHENG, 1, 2)).hasSize(2);
        var jizhou = given.given.officer(JIZHOU, Role.CASEWORKER);
        given.browsing.send(
                jizhou, "/cards/" + kind + "/issue/list", "people", "张试一，" + residentId(1));
        assertThat(given.codes()).hasSize(2);
        given.given.worker(given.given.someone(TAOCHENG, 3).named("张试三"));
        var wrong =
                given.browsing.send(
                        given.caseworker,
                        "/cards/" + kind + "/issue/list",
                        "people",
                        "张试三 %s\n\n张试四 %s".formatted(residentId(3), residentId(4)));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("第3行没有查到");
        assertThat(given.codes()).hasSize(2);
    }

    @Test
    void everybody_approved_under_a_policy_gets_one_and_nobody_a_second() {
        var kind = given.released();
        given.vouchers().published(3);
        assertThat(given.browsing.open(given.caseworker, "/cards/" + kind + "/issue").body())
                .contains("R-HS-01", "3人");
        var policy = given.vouchers().policy.toString();
        var path = "/cards/" + kind + "/issue/policy";
        assertThat(given.browsing.send(given.caseworker, path, "policy", policy).status())
                .isEqualTo(303);
        assertThat(given.codes()).hasSize(3);
        assertThat(given.browsing.send(given.caseworker, path, "policy", policy).status())
                .isEqualTo(409);
    }

    @Test
    void the_ledger_says_who_has_which_card_since_when_and_what_was_used() {
        var kind = given.released();
        var card = given.issued(kind, TAOCHENG, 1, 1).getFirst();
        clock.moveTo("2021-02-12T09:00");
        given.hospital(HENGSHUI, "试验人民医院").useCard(card, 1);
        var county = given.given.officer(TAOCHENG, Role.CASEWORKER);
        var end = card.value().substring(8);
        assertThat(given.browsing.open(county, "/cards/" + kind).body())
                .contains("****-****-" + end, "张**", "1 / 1", "0 / 1")
                .doesNotContain(card.grouped(), "张试一");
        assertThat(given.browsing.open(county, "/cards/people/" + given.card()).body())
                .contains("试验人民医院", "一次优先免费核酸检测");
        assertThat(given.browsing.open(county, "/cards/" + kind + "/ledger.csv").body())
                .contains("一次半价常规项目体检（已用次数）", "张试一", end, "有效,1,0,0");
        assertThat(given.browsing.open(county, "/cards/" + kind + "/print").body())
                .contains(card.grouped(), "<path d=\"M");
        assertThat(given.browsing.open("/v/" + card.grouped()).body())
                .contains("可以使用", "已经用完", "试验人民医院")
                .doesNotContain("张试一", "张**");
        assertThat(given.browsing.openInEnglish(county, "/cards/" + kind).body())
                .contains("No registration fee");
    }

    @Test
    void officers_of_other_counties_see_no_card_and_those_elsewhere_no_kind() {
        var kind = given.released();
        given.issued(kind, TAOCHENG, 1, 1);
        var next = given.given.officer(JIZHOU, Role.values());
        assertThat(given.browsing.open(next, "/cards/" + kind).body())
                .contains("还没有发卡")
                .doesNotContain("张**");
        var path = "/cards/people/" + given.card();
        assertThat(given.browsing.open(next, path).status()).isEqualTo(404);
        assertThat(given.browsing.send(next, path + "/block").status()).isEqualTo(404);
        var far = given.given.officer(LUQUAN, Role.values());
        assertThat(given.browsing.open(far, "/cards/" + kind).status()).isEqualTo(404);
        assertThat(given.browsing.open(far, "/cards").body()).doesNotContain(kind);
    }

    private int byList(String kind, String people) {
        return given.browsing
                .send(given.caseworker, "/cards/" + kind + "/issue/list", "people", people)
                .status();
    }
}
