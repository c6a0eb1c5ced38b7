package org.wengang.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wengang.entitlement.GivenEntitlements.HENGSHUI;
import static org.wengang.entitlement.GivenEntitlements.JIZHOU;
import static org.wengang.entitlement.GivenEntitlements.LUQUAN;
import static org.wengang.entitlement.GivenEntitlements.SHIJIAZHUANG;
import static org.wengang.entitlement.GivenEntitlements.TAOCHENG;
import static org.wengang.entitlement.GivenEntitlements.YUHUA;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.wengang.database.Scope;
import org.wengang.database.TestClock;
import org.wengang.database.WengangTest;
import org.wengang.entitlement.Browsing;
import org.wengang.entitlement.GivenEntitlements;
import org.wengang.entitlement.GivenPayments;
import org.wengang.kernel.Ids;
import org.wengang.kernel.OrgPath;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.statistics.indicators.Figure;
import org.wengang.statistics.indicators.Indicator;
import org.wengang.statistics.indicators.Indicators;
import org.wengang.statistics.indicators.Question;
import org.wengang.web.component.Cursor;

@WengangTest
class BulletinIT {

    @Autowired ApplicationContext application;
    @Autowired TestClock clock;
    @Autowired Indicators indicators;
    GivenEntitlements given;
    Browsing browsing;
    Officer statistician;

    @BeforeEach
    void officers() {
        given = new GivenEntitlements(application);
        browsing = new Browsing(application);
        statistician = given.officer(LUQUAN, Role.STATISTICIAN);
    }

    @Test
    void the_sentence_is_that_of_the_sources_and_its_numbers_open() {
        var policy = paid(4);
        clock.moveTo("2021-02-15T09:00");
        var page = browsing.open(statistician, "/bulletins?policy=" + policy + "&asOf=2021-02-13");
        assertThat(plain(page.body())).contains("截至2月13日，共为4名外来务工人员发放稳岗补贴0.2万元。");
        assertThat(page.body())
                .contains("<a href=\"/bulletins/figures/paid?policy=" + policy)
                .contains(">4</a>", ">0.2</a>");
    }

    @Test
    void planned_approved_and_paid_are_three_numbers_and_yesterday_stays_what_it_was() {
        var policy = given.luquan("1000000.00");
        given.workers(LUQUAN, 1, 3);
        var caseworker = given.officer(LUQUAN, Role.CASEWORKER);
        given.determine(caseworker, policy);
        clock.moveTo("2021-02-06T09:00");
        given.approved(policy, caseworker, given.officer(LUQUAN, Role.REVIEWER));
        clock.moveTo("2021-02-07T09:00");
        assertThat(figure(Indicator.PLANNED, policy, "2021-02-05"))
                .isEqualTo(new Figure(3, 150_000));
        assertThat(figure(Indicator.APPROVED, policy, "2021-02-05")).isEqualTo(Figure.NONE);
        assertThat(figure(Indicator.PLANNED, policy, "2021-02-06")).isEqualTo(Figure.NONE);
        assertThat(figure(Indicator.APPROVED, policy, "2021-02-06"))
                .isEqualTo(new Figure(3, 150_000));
        assertThat(figure(Indicator.PAID, policy, "2021-02-07")).isEqualTo(Figure.NONE);
        assertThat(figure(Indicator.PLANNED, policy, "2021-02-04")).isEqualTo(Figure.NONE);
    }

    @Test
    void whoever_waits_for_budget_is_not_planned() {
        var policy = given.luquan("1000.00");
        given.workers(LUQUAN, 1, 5);
        given.determine(given.officer(LUQUAN, Role.CASEWORKER), policy);
        assertThat(figure(Indicator.PLANNED, policy, "2021-02-05"))
                .isEqualTo(new Figure(2, 100_000));
    }

    @Test
    void the_rows_behind_a_number_are_as_many_and_as_much_as_it_says() {
        var policy = paid(60);
        var question = question(policy, "2021-02-13");
        var rows =
                within(
                        statistician,
                        () -> indicators.rows(Indicator.PAID, question, Cursor.START, 1000));
        assertThat(rows).hasSize(60);
        assertThat(rows.stream().mapToLong(row -> row.amountFen()).sum())
                .isEqualTo(figure(Indicator.PAID, policy, "2021-02-13").fen());
        clock.moveTo("2021-02-15T09:00");
        var path = "/bulletins/figures/paid?policy=" + policy + "&asOf=2021-02-13";
        var first = browsing.open(statistician, path).body();
        assertThat(first)
                .contains("<strong>60</strong>", "30,000.00元", "张**")
                .doesNotContain("张试一");
        var csv =
                GivenEntitlements.text(
                        browsing.open(statistician, path.replace("paid?", "paid/file.csv?"))
                                .bytes());
        assertThat(csv.lines()).hasSize(61);
        assertThat(csv).contains("张**", "鹿泉区", "500.00", "2021-02-13").doesNotContain("张试一");
        assertThat(browsing.open(statistician, path.replace("paid?", "paid/file.xlsx?")).status())
                .isEqualTo(200);
        assertThat(
                        given.count(
                                "select count(*) from security.audit_entry where action ="
                                        + " 'figure-exported'"))
                .isEqualTo(2);
    }

    @Test
    void district_and_district_are_the_city() {
        var policy = given.hengshui("1000000.00");
        for (var person = 1; person <= 5; person++) {
            given.worker(given.someone(TAOCHENG, person).with("stay_place", "131102"));
        }
        for (var person = 4; person <= 7; person++) {
            given.worker(
                    given.someone(JIZHOU, person).with("stay_place", "131103").appliedAfter(9));
        }
        given.worker(given.someone(HENGSHUI, 20).with("stay_place", "131103"));
        given.determine(given.officer(HENGSHUI, Role.CASEWORKER), policy);
        var city = given.officer(HENGSHUI, Role.STATISTICIAN);
        var question = new Question(policy, LocalDate.of(2021, 2, 5), HENGSHUI);
        var below = within(city, () -> indicators.below(Indicator.PLANNED, question));
        var whole = within(city, () -> indicators.figure(Indicator.PLANNED, question));
        assertThat(below.keySet()).containsExactly(HENGSHUI, TAOCHENG, JIZHOU);
        assertThat(below.values().stream().mapToLong(Figure::persons).sum())
                .isEqualTo(whole.persons());
        assertThat(below.values().stream().mapToLong(Figure::fen).sum()).isEqualTo(whole.fen());
        assertThat(whole).isEqualTo(new Figure(8, 480_000));
        for (var place : List.of(TAOCHENG, JIZHOU)) {
            var officer = given.officer(place, Role.STATISTICIAN);
            assertThat(
                            within(
                                    officer,
                                    () -> indicators.figure(Indicator.PLANNED, question.in(place))))
                    .isEqualTo(below.get(place));
        }
        var page = browsing.open(city, "/bulletins?policy=" + policy).body();
        assertThat(page).contains("桃城区", "冀州区", "衡水市本级", "消费券");
    }

    @Test
    void nobody_counts_beyond_their_region() {
        var policy = paid(2);
        clock.moveTo("2021-02-15T09:00");
        var neighbour = given.officer(YUHUA, Role.STATISTICIAN);
        assertThat(browsing.open(neighbour, "/bulletins").body()).doesNotContain("R-SJZ-04");
        for (var path :
                List.of(
                        "/bulletins?policy=" + policy,
                        "/bulletins/figures/paid?policy=" + policy,
                        "/bulletins/figures/paid/file.csv?policy=" + policy,
                        "/bulletins/figures/paid/file.xlsx?policy=" + policy)) {
            assertThat(browsing.open(neighbour, path).status()).as(path).isEqualTo(404);
        }
        assertThat(
                        browsing.open(
                                        statistician,
                                        "/bulletins?policy=" + policy + "&scope=" + YUHUA.value())
                                .status())
                .isEqualTo(404);
        var city = given.officer(SHIJIAZHUANG, Role.STATISTICIAN);
        assertThat(plain(browsing.open(city, "/bulletins?policy=" + policy).body()))
                .contains("共为2名外来务工人员");
    }

    @Test
    void who_may_read_and_what_makes_no_sense() {
        var policy = given.luquan("1.00");
        assertThat(browsing.open(given.officer(LUQUAN, Role.ADMINISTRATOR), "/bulletins").status())
                .isEqualTo(403);
        assertThat(browsing.open("/bulletins").status()).isEqualTo(302);
        assertThat(browsing.open(statistician, "/bulletins?asOf=2021-02-06").status())
                .isEqualTo(422);
        assertThat(browsing.open(statistician, "/bulletins?asOf=gestern").status()).isEqualTo(422);
        assertThat(
                        browsing.open(statistician, "/bulletins/figures/wealth?policy=" + policy)
                                .status())
                .isEqualTo(404);
        assertThat(browsing.open(statistician, "/bulletins?policy=" + Ids.newId()).status())
                .isEqualTo(404);
        assertThat(browsing.open(statistician, "/bulletins").body()).contains("还没有数字");
        assertThat(browsing.openInEnglish(statistician, "/bulletins?asOf=2021-02-06").body())
                .contains("The day must not be later than 5 Feb 2021");
    }

    @Test
    void the_bulletin_reads_well_in_english() {
        var policy = paid(4);
        clock.moveTo("2021-02-15T09:00");
        assertThat(
                        plain(
                                browsing.openInEnglish(statistician, "/bulletins?policy=" + policy)
                                        .body()))
                .contains(
                        "By 15 February, 4 workers from elsewhere had been paid ¥2,000.00 in"
                                + " stay-on subsidies.");
    }

    /** So many, paid on 13 February 2021. */
    private UUID paid(int people) {
        var policy = given.luquan("1000000.00");
        given.workers(LUQUAN, 1, people);
        var caseworker = given.officer(LUQUAN, Role.CASEWORKER);
        var finance = given.officer(LUQUAN, Role.FINANCE);
        given.approved(policy, caseworker, given.officer(LUQUAN, Role.REVIEWER));
        given.published(policy, caseworker, "2021-02-12");
        clock.moveTo("2021-02-13T09:00");
        var batch = new GivenPayments(application).released(LUQUAN, policy);
        var answer =
                browsing.send(finance, "/payments/" + batch + "/payment", "paidOn", "2021-02-13");
        assertThat(answer.status()).isEqualTo(303);
        return policy;
    }

    private Figure figure(Indicator indicator, UUID policy, String asOf) {
        return within(statistician, () -> indicators.figure(indicator, question(policy, asOf)));
    }

    private static Question question(UUID policy, String asOf) {
        return new Question(policy, LocalDate.parse(asOf), new OrgPath("cn/13/1301/130110/"));
    }

    private static String plain(String html) {
        return html.replaceAll("<[^>]+>", "");
    }

    private static <T> T within(Officer officer, java.util.function.Supplier<T> work) {
        return Scope.within(officer.org(), officer.id()).call(work::get);
    }
}
