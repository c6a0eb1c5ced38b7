package org.wengang.voucher.use;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wengang.entitlement.GivenEntitlements.HENGSHUI;
import static org.wengang.entitlement.GivenEntitlements.JIZHOU;
import static org.wengang.entitlement.GivenEntitlements.TAOCHENG;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.wengang.database.TestClock;
import org.wengang.database.WengangTest;
import org.wengang.kernel.Ids;
import org.wengang.security.Role;
import org.wengang.voucher.GivenCards;
import org.wengang.voucher.Program;
import org.wengang.voucher.Program.Answered;
import org.wengang.voucher.VoucherCode;
import org.wengang.web.description.ApiDescription;

@WengangTest
class CardUseIT {

    private static final int TEST = 1;
    private static final int CHECK_UP = 2;
    private static final int REGISTRATION = 3;

    @Autowired ApplicationContext application;
    @Autowired TestClock clock;
    GivenCards given;
    String kind;
    VoucherCode card;

    @BeforeEach
    void a_card() {
        given = new GivenCards(application, clock);
        kind = given.released();
        card = given.issued(kind, TAOCHENG, 50, 1).getFirst();
        clock.moveTo("2021-02-12T09:00");
    }

    @Test
    void f_07_a_second_test_and_a_second_check_up_are_refused_and_three_registrations_are_free() {
        var hospital = given.hospital(TAOCHENG, "试验人民医院");
        var first = hospital.useCard(card, TEST);
        assertThat(first.status()).isEqualTo(200);
        assertThat(ApiDescription.served().faults("POST /api/v1/card-uses", 200, first.body()))
                .isEmpty();
        refused(hospital.useCard(card, TEST), "voucher-card-used-up", "可用1次，已经用完");
        assertThat(hospital.useCard(card, CHECK_UP).status()).isEqualTo(200);
        refused(hospital.useCard(card, CHECK_UP), "voucher-card-used-up", "可用1次");
        for (var time = 1; time <= 3; time++) {
            assertThat(hospital.useCard(card, REGISTRATION).body())
                    .contains("\"uses\":" + time, "\"mostUses\":null");
        }
        assertCountsAreRows();
    }

    @Test
    void sixty_four_tills_at_once_give_the_one_test_once() throws Exception {
        var tills = List.of(given.hospital(TAOCHENG, "试验人民医院"), given.hospital(HENGSHUI, "试验第二医院"));
        var work = new ArrayList<Callable<Answered>>();
        for (var i = 0; i < 64; i++) {
            var till = tills.get(i % 2);
            work.add(() -> till.useCard(card, TEST));
        }
        var statuses = new ArrayList<Integer>();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Answered> answer : executor.invokeAll(work)) {
                statuses.add(answer.get().status());
            }
        }
        assertThat(statuses).containsOnly(200, 409);
        assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
        assertCountsAreRows();
    }

    @Test
    void it_holds_on_its_last_day_and_neither_before_the_first_nor_the_day_after() {
        var hospital = given.hospital(TAOCHENG, "试验人民医院");
        clock.moveTo("2021-02-10T23:59");
        refused(hospital.useCard(card, REGISTRATION), "voucher-card-not-yet", "2021年2月11日");
        clock.moveTo("2021-02-17T23:59");
        assertThat(hospital.useCard(card, REGISTRATION).status()).isEqualTo(200);
        clock.moveTo("2021-02-18T00:00");
        refused(hospital.useCard(card, REGISTRATION), "voucher-card-expired", "2021年2月17日");
    }

    @Test
    void another_countys_hospital_and_a_shop_give_nothing_and_a_hospital_takes_no_voucher() {
        var jizhou = given.hospital(JIZHOU, "冀州试验医院");
        refused(jizhou.useCard(card, TEST), "voucher-card-elsewhere", "发放它的县");
        var shop = new Program(application, given.vouchers().till(TAOCHENG, "试验超市"));
        refused(shop.useCard(card, TEST), "voucher-card-privilege-elsewhere", "不在这类单位");
        var hospital = given.hospital(TAOCHENG, "试验人民医院");
        refused(hospital.useCard(card, 9), "voucher-card-privilege-not-found", "");
        refused(hospital.useCard(VoucherCode.random(), TEST), "voucher-not-found", "");
        refused(hospital.redeem(card, 100), "voucher-not-found", "");
        assertThat(given.hospital(HENGSHUI, "全市试验医院").useCard(card, TEST).status()).isEqualTo(200);
        clock.moveTo("2021-02-05T09:00");
        var voucher = given.vouchers().issued(1, "whole").getFirst();
        refused(hospital.redeem(voucher, 50_000), "voucher-no-shop", "不收消费券");
    }

    @Test
    void a_key_is_one_use_and_with_another_content_or_place_refused() {
        var hospital = given.hospital(TAOCHENG, "试验人民医院");
        var other = given.hospital(TAOCHENG, "试验第二医院");
        var key = Ids.newId();
        refused(hospital.useCard(key, card, 9), "voucher-card-privilege-not-found", "");
        var done = hospital.useCard(key, card, REGISTRATION);
        assertThat(done.status()).isEqualTo(200);
        assertThat(hospital.useCard(key, card, REGISTRATION)).isEqualTo(done);
        refused(hospital.useCard(key, card, CHECK_UP), "voucher-key-reused", "");
        refused(other.useCard(key, card, REGISTRATION), "voucher-key-reused", "");
        refused(hospital.reverseUse(key, done.id()), "voucher-key-reused", "");
        assertCountsAreRows();
    }

    @Test
    void what_was_used_is_answered_again_after_too_many_wrong_codes() {
        var hospital = given.hospital(TAOCHENG, "试验人民医院");
        var key = Ids.newId();
        var done = hospital.useCard(key, card, TEST);
        for (var wrong = 0; wrong < 20; wrong++) {
            hospital.useCard(VoucherCode.random(), TEST);
        }
        refused(hospital.useCard(card, CHECK_UP), "voucher-too-many-codes", "");
        assertThat(hospital.useCard(key, card, TEST)).isEqualTo(done);
        assertCountsAreRows();
    }

    @Test
    void a_use_is_taken_back_once_by_its_place_on_its_day() {
        var hospital = given.hospital(TAOCHENG, "试验人民医院");
        var other = given.hospital(TAOCHENG, "试验第二医院");
        var done = hospital.useCard(card, TEST).id();
        refused(other.reverseUse(Ids.newId(), done), "voucher-card-use-not-found", "");
        var key = Ids.newId();
        var reversal = hospital.reverseUse(key, done);
        assertThat(reversal.body()).contains("\"uses\":0", "\"reverses\":\"" + done);
        assertThat(hospital.reverseUse(key, done)).isEqualTo(reversal);
        refused(hospital.reverseUse(Ids.newId(), done), "voucher-card-use-reversed", "");
        var again = other.useCard(card, TEST).id();
        clock.moveTo("2021-02-13T00:00");
        refused(other.reverseUse(Ids.newId(), again), "voucher-card-reversal-late", "2021年2月12日");
        assertCountsAreRows();
    }

    @Test
    void a_lost_card_is_blocked_and_its_next_code_goes_on_with_what_was_used() {
        var hospital = given.hospital(TAOCHENG, "试验人民医院");
        hospital.useCard(card, TEST);
        var officer = given.given.officer(TAOCHENG, Role.CASEWORKER);
        var path = "/cards/people/" + given.card();
        assertThat(given.browsing.send(officer, path + "/replacement").status()).isEqualTo(409);
        assertThat(given.browsing.send(officer, path + "/block").status()).isEqualTo(303);
        assertThat(given.browsing.send(officer, path + "/block").status()).isEqualTo(409);
        refused(hospital.useCard(card, REGISTRATION), "voucher-card-blocked", "已经挂失");
        assertThat(given.browsing.open("/v/" + card.value()).body())
                .contains("已经挂失")
                .doesNotContain(card.grouped(), "可以使用");
        assertThat(given.browsing.send(officer, path + "/replacement").status()).isEqualTo(303);
        var next = given.codes().getFirst();
        assertThat(next).isNotEqualTo(card);
        refused(hospital.useCard(next, TEST), "voucher-card-used-up", "");
        assertThat(hospital.useCard(next, REGISTRATION).status()).isEqualTo(200);
        refused(hospital.useCard(card, REGISTRATION), "voucher-card-blocked", "");
        assertCountsAreRows();
    }

    private static void refused(Answered answer, String code, String words) {
        assertThat(answer.status()).as(answer.body()).isGreaterThanOrEqualTo(400).isLessThan(500);
        assertThat(answer.body()).contains(code, words);
    }

    private void assertCountsAreRows() {
        assertThat(
                        given.given.count(
                                """
                                select count(*)
                                  from voucher.card_count n
                                 where n.uses <> (select count(*) filter (where u.reverses is null)
                                                         - count(*) filter (where u.reverses is not null)
                                                    from voucher.card_use u
                                                   where u.card_id = n.card_id and u.privilege_id = n.privilege_id)\
                                """))
                .isZero();
    }
}
