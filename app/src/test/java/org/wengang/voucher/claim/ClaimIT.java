package org.wengang.voucher.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.wengang.entitlement.GivenEntitlements.JIZHOU;
import static org.wengang.entitlement.GivenEntitlements.TAOCHENG;
import static org.wengang.entitlement.GivenEntitlements.residentId;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.PlatformTransactionManager;
import org.wengang.database.Scope;
import org.wengang.database.TestClock;
import org.wengang.database.WengangTest;
import org.wengang.entitlement.Browsing;
import org.wengang.entitlement.Browsing.Seen;
import org.wengang.job.DailyWork;
import org.wengang.kernel.IdentityDocument;
import org.wengang.kernel.Ids;
import org.wengang.kernel.OrgPath;
import org.wengang.kernel.PersonName;
import org.wengang.registry.Workers;
import org.wengang.registry.Workers.Named;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.voucher.GivenVouchers;
import org.wengang.voucher.Program;
import org.wengang.voucher.VoucherCode;
import org.wengang.voucher.VoucherCodes;

@WengangTest
class ClaimIT {

    @Autowired ApplicationContext application;
    @Autowired TestClock clock;
    @Autowired VoucherCampaigns campaigns;
    @Autowired List<DailyWork> nightly;
    GivenVouchers given;
    Officer caseworker;
    Officer finance;
    UUID pool;

    @BeforeEach
    void officers() {
        given = new GivenVouchers(application, clock);
        caseworker = given.entitlements().officer(TAOCHENG, Role.CASEWORKER);
        finance = given.entitlements().officer(TAOCHENG, Role.FINANCE);
        pool =
                given.entitlements()
                        .policy(
                                "130110-luquan/R-SJZ-04.yaml",
                                TAOCHENG,
                                Map.of("budget", "100000.00"));
        given.entitlements().determine(caseworker, pool);
    }

    @Test
    void a_person_of_the_register_claims_by_name_and_number_once_and_spends_it() {
        given.entitlements().workers(TAOCHENG, 1, 1);
        var campaign = released(5);
        clock.moveTo("2021-02-13T10:00");
        var first = claim(campaign, "张试一", residentId(1));
        assertThat(first.status()).isEqualTo(303);
        assertThat(claim(campaign, "张试一", residentId(1)).location()).isEqualTo(first.location());
        assertThat(remaining()).isEqualTo(4);
        var code = VoucherCode.parse(first.location()).orElseThrow();
        var till = new Program(application, given.till(TAOCHENG, "试验超市"));
        assertThat(till.redeem(code, 10_000).status()).isEqualTo(200);
        assertThat(given.entitlements().found("voucher-books-differ")).isZero();
    }

    @Test
    void two_records_that_are_one_person_claim_one_voucher() {
        given.entitlements().workers(TAOCHENG, 1, 2);
        given.entitlements()
                .owner()
                .sql(
                        """
                        update registry.worker w
                           set standing_id = (select max(o.person_id::text)::uuid from registry.worker o)
                         where w.person_id <> (select max(o.person_id::text)::uuid from registry.worker o)\
                        """)
                .update();
        var campaign = released(5);
        clock.moveTo("2021-02-13T10:00");
        var first = claim(campaign, "张试一", residentId(1));
        assertThat(first.status()).isEqualTo(303);
        assertThat(claim(campaign, "张试一", residentId(2)).location()).isEqualTo(first.location());
        assertThat(remaining()).isEqualTo(4);
    }

    @Test
    void who_is_not_of_the_register_or_named_otherwise_is_told_no_more_than_that() {
        given.entitlements().workers(TAOCHENG, 1, 1);
        given.entitlements().workers(JIZHOU, 2, 1);
        var campaign = released(5);
        clock.moveTo("2021-02-13T10:00");
        var wrong = claim(campaign, "李试二", residentId(1));
        assertThat(wrong.status()).isEqualTo(403);
        assertThat(wrong.body())
                .as("the form again, and a page to come back to in another language")
                .contains("value=\"李试二\"", "name=\"back\" value=\"/claims/" + campaign);
        for (var other : List.of(residentId(2), residentId(3))) {
            assertThat(words(claim(campaign, "张试一", other))).isEqualTo(words(wrong));
        }
        assertThat(claim(campaign, "张试一", "130600199001010012").status()).isEqualTo(422);
        assertThat(remaining()).isEqualTo(5);
    }

    @Test
    void nobody_claims_before_it_opens_after_it_closed_or_before_a_second_officer_let_it_go() {
        given.entitlements().workers(TAOCHENG, 1, 1);
        var campaign = planned(5);
        assertThat(claim(campaign, "张试一", residentId(1)).status()).isEqualTo(404);
        var both = given.entitlements().officer(TAOCHENG, Role.CASEWORKER, Role.FINANCE);
        given.entitlements()
                .owner()
                .sql("update voucher.campaign set made_by = :both")
                .param("both", both.id())
                .update();
        assertThat(release(both, campaign).status()).isEqualTo(403);
        assertThat(release(finance, campaign).status()).isEqualTo(303);
        assertThat(release(finance, campaign).status()).isEqualTo(409);
        assertThat(claim(campaign, "张试一", residentId(1)).status()).isEqualTo(409);
        clock.moveTo("2021-02-14T10:00");
        assertThat(claim(campaign, "张试一", residentId(1)).status()).isEqualTo(409);
        assertThat(remaining()).isEqualTo(5);
    }

    @Test
    void a_campaign_whose_time_has_passed_is_not_let_go_and_keeps_no_money() {
        var campaign = planned(5);
        clock.moveTo("2021-02-13T20:00");
        assertThat(given.browsing().open(finance, "/voucher-campaigns").body())
                .contains("不能再放行")
                .doesNotContain(campaign + "/release");
        assertThat(release(finance, campaign).body()).contains("voucher-campaign-over");
        assertThat(count("select count(*) from entitlement.voucher_fund")).isZero();
    }

    @Test
    void repeated_claims_do_not_shrink_the_pool() {
        var people = people(3);
        var campaign = open(5);
        var claims = application.getBean(Claims.class);
        for (var round = 0; round < 10; round++) {
            people.forEach(person -> claim(claims, campaign, person).join());
        }
        assertThat(remaining()).isEqualTo(2);
        assertThat(count("select count(*) from voucher.claim")).isEqualTo(3);
    }

    @Test
    void at_the_end_of_the_pool_nobody_gets_a_voucher_without_money() {
        var people = people(8);
        var campaign = open(5);
        var claims = application.getBean(Claims.class);
        var asked = people.stream().map(person -> claim(claims, campaign, person)).toList();
        assertThat(asked.stream().map(CompletableFuture::join))
                .filteredOn(Outcome.SoldOut.class::isInstance)
                .hasSize(3);
        assertThat(remaining()).isZero();
        assertThat(count("select count(*) from voucher.voucher")).isEqualTo(5);
        assertThat(count("select count(*) from voucher.claim")).isEqualTo(5);
    }

    /** The batch that oversells, and the limit of a person that two requests at once pass. */
    @Test
    void two_nodes_grant_exactly_what_there_is_and_one_a_person() {
        var people = people(300);
        var campaign = open(200);
        var nodes = List.of(node(), node());
        var asked = new ArrayList<CompletableFuture<Outcome>>();
        for (var person : people) {
            // each asks at both nodes, and impatiently
            for (var node : nodes) {
                asked.add(claim(node, campaign, person));
                asked.add(claim(node, campaign, person));
            }
        }
        var codes = new ArrayList<VoucherCode>();
        for (var one : asked) {
            switch (one.join()) {
                case Outcome.Granted(VoucherCode code) -> codes.add(code);
                case Outcome.Already(VoucherCode code) -> codes.add(code);
                case Outcome.SoldOut() -> {}
                case Outcome.Closed() -> throw new AssertionError("it is open");
                case Outcome.Unknown() -> throw new AssertionError("all are of the register");
            }
        }
        assertThat(codes).hasSize(4 * 200);
        assertThat(codes.stream().distinct()).hasSize(200);
        assertThat(remaining()).isZero();
        assertThat(count("select count(*) from voucher.voucher")).isEqualTo(200);
        assertThat(count("select max(number) from voucher.voucher")).isEqualTo(200);
    }

    @Test
    void the_pool_keeps_all_learns_what_was_granted_and_gets_back_the_rest_and_the_void_once() {
        given.entitlements().workers(TAOCHENG, 1, 3);
        released(5);
        assertThat(money()).containsExactly(50_000, 0);
        clock.moveTo("2021-02-13T10:00");
        var campaign = one("select campaign_id from voucher.campaign");
        var code =
                VoucherCode.parse(claim(campaign, "张试一", residentId(1)).location()).orElseThrow();
        claim(campaign, "张试一", residentId(2));
        claim(campaign, "张试一", residentId(3));
        assertThat(money()).as("claims touch no pool").containsExactly(50_000, 0);
        night("2021-02-13T12:00");
        assertThat(money()).containsExactly(50_000, 30_000);
        night("2021-02-14T03:00");
        assertThat(money()).as("two were not claimed").containsExactly(30_000, 30_000);
        new Program(application, given.till(TAOCHENG, "试验超市")).redeem(code, 10_000);
        night("2021-03-09T03:00");
        night("2021-03-10T03:00");
        assertThat(money()).as("two were not spent").containsExactly(10_000, 10_000);
        given.entitlements().assertPoolsBalance();
        var statistician = given.entitlements().officer(TAOCHENG, Role.STATISTICIAN);
        var question = "?policy=" + pool + "&asOf=";
        assertThat(plain(statistician, "/bulletins" + question + "2021-03-08"))
                .contains("共发放消费券0.03万元，涉及3");
        assertThat(plain(statistician, "/bulletins" + question + "2021-03-09"))
                .contains("共发放消费券0.01万元，涉及1", "共发出300.00元，其中200.00元已经退回或过期未用");
        assertThat(plain(statistician, "/bulletins/figures/paid" + question + "2021-03-09"))
                .contains("张**", "100.00元", "200.00元");
    }

    @Test
    void a_campaign_the_pool_does_not_reach_for_is_not_let_go_and_nobody_spends_another_offices() {
        var campaign = planned(1_001);
        var answer = release(finance, campaign);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(money()).containsExactly(0, 0);
        assertThat(count("select count(*) from voucher.campaign where released_by is null"))
                .isOne();
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .as("nor by SQL as the owner")
                .isThrownBy(() ->
                        given.entitlements()
                                .owner()
                                .sql(
                                        """
                                        update voucher.campaign
                                           set released_by = campaign_id, released_at = now()\
                                        """)
                                .update());
        pool = given.policy;
        assertThat(plan(5).status()).isEqualTo(422);
    }

    /** Committed and paid, in fen. */
    private long[] money() {
        var committed =
                "select committed_fen from entitlement.budget_pool where policy_version_id = '%s'";
        return new long[] {
            count(committed.formatted(pool)),
            count(committed.replace("committed", "paid").formatted(pool))
        };
    }

    private void night(String moment) {
        clock.moveTo(moment);
        for (var name : List.of("expire-vouchers", "follow-voucher-campaigns")) {
            var work =
                    nightly.stream()
                            .filter(each -> each.name().equals(name))
                            .findFirst()
                            .orElseThrow();
            Scope.system(OrgPath.ROOT, name).run(work::run);
        }
    }

    private String plain(Officer officer, String path) {
        return given.browsing().open(officer, path).body().replaceAll("<[^>]+>", "");
    }

    private String one(String sql) {
        return given.entitlements().owner().sql(sql).query(UUID.class).single().toString();
    }

    @Test
    void another_county_neither_sees_nor_releases_it() {
        var campaign = planned(5);
        var other = given.entitlements().officer(JIZHOU, Role.values());
        assertThat(given.browsing().open(other, "/voucher-campaigns").body())
                .doesNotContain("春节抢券");
        assertThat(release(other, campaign).status()).isEqualTo(404);
    }

    /** As another process would stand beside this one. */
    private Claims node() {
        return new Claims(
                campaigns,
                application.getBean(VoucherCampaignRepository.class),
                application.getBean(VoucherCodes.class),
                application.getBean(Workers.class),
                application.getBean(PlatformTransactionManager.class),
                application.getBean(Clock.class));
    }

    private List<Named> people(int count) {
        given.entitlements().workers(TAOCHENG, 1, count);
        return IntStream.rangeClosed(1, count)
                .mapToObj(
                        person -> IdentityDocument.parse(residentId(person), LocalDate.now(clock)))
                .map(document ->
                        new Named(document.toOptional().orElseThrow(), new PersonName("张试一")))
                .toList();
    }

    private static CompletableFuture<Outcome> claim(Claims claims, UUID campaign, Named person) {
        return Scope.system(OrgPath.ROOT, "claims of a test")
                .call(() -> claims.claim(campaign, person));
    }

    private UUID open(int vouchers) {
        var id = released(vouchers);
        clock.moveTo("2021-02-13T10:00");
        return UUID.fromString(id);
    }

    private String released(int vouchers) {
        var id = planned(vouchers);
        assertThat(release(finance, id).status()).isEqualTo(303);
        return id;
    }

    private Seen plan(int vouchers) {
        return given.browsing()
                .send(
                        caseworker,
                        "/voucher-campaigns",
                        "title",
                        "春节抢券",
                        "face",
                        "100",
                        "vouchers",
                        Integer.toString(vouchers),
                        "opens",
                        "2021-02-13T10:00",
                        "closes",
                        "2021-02-13T20:00",
                        "firstDay",
                        "2021-02-13",
                        "lastDay",
                        "2021-03-08",
                        "use",
                        "whole",
                        "pool",
                        pool.toString(),
                        "submission",
                        Ids.newId().toString());
    }

    private String planned(int vouchers) {
        assertThat(plan(vouchers).status()).isEqualTo(303);
        return one("select campaign_id from voucher.campaign");
    }

    private Seen release(Officer officer, String campaign) {
        return given.browsing().send(officer, "/voucher-campaigns/" + campaign + "/release");
    }

    private Seen claim(String campaign, String name, String number) {
        return new Browsing(application)
                .send("/claims", "campaign", campaign, "name", name, "number", number);
    }

    /** What the page says, without what differs from page to page. */
    private static String words(Seen seen) {
        return seen.status()
                + seen.body()
                        .replaceAll("(?s).*<main", "")
                        .replaceAll("(?s)</main.*", "")
                        .replaceAll(" value=\"[^\"]*\"", "");
    }

    private long remaining() {
        return count("select remaining_fen / face_fen from voucher.campaign");
    }

    private long count(String sql) {
        return given.entitlements().count(sql);
    }
}
