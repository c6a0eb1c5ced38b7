package org.wengang.voucher.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wengang.entitlement.GivenEntitlements.JIZHOU;
import static org.wengang.entitlement.GivenEntitlements.TAOCHENG;
import static org.wengang.entitlement.GivenEntitlements.residentId;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.wengang.database.Scope;
import org.wengang.database.TestClock;
import org.wengang.database.WengangTest;
import org.wengang.entitlement.Browsing;
import org.wengang.entitlement.Browsing.Seen;
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
    GivenVouchers given;
    Officer caseworker;
    Officer finance;

    @BeforeEach
    void officers() {
        given = new GivenVouchers(application, clock);
        caseworker = given.entitlements().officer(TAOCHENG, Role.CASEWORKER);
        finance = given.entitlements().officer(TAOCHENG, Role.FINANCE);
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
    void who_is_not_of_the_register_or_named_otherwise_is_told_no_more_than_that() {
        given.entitlements().workers(TAOCHENG, 1, 1);
        given.entitlements().workers(JIZHOU, 2, 1);
        var campaign = released(5);
        clock.moveTo("2021-02-13T10:00");
        var wrong = claim(campaign, "李试二", residentId(1));
        assertThat(wrong.status()).isEqualTo(403);
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

    private String planned(int vouchers) {
        var answer =
                given.browsing()
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
                                "submission",
                                Ids.newId().toString());
        assertThat(answer.status()).isEqualTo(303);
        return given.entitlements()
                .owner()
                .sql("select campaign_id from voucher.campaign")
                .query(UUID.class)
                .single()
                .toString();
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
                + seen.body().replaceAll("(?s).*<main", "").replaceAll("(?s)</main.*", "");
    }

    private long remaining() {
        return count("select remaining_fen / face_fen from voucher.campaign");
    }

    private long count(String sql) {
        return given.entitlements().count(sql);
    }
}
