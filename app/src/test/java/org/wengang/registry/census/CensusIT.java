package org.wengang.registry.census;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wengang.registry.GivenRoster.id;
import static org.wengang.registry.census.CensusDesk.DAHE;
import static org.wengang.registry.census.CensusDesk.LUQUAN;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.wengang.database.TestClock;
import org.wengang.database.WengangTest;
import org.wengang.kernel.Ids;
import org.wengang.registry.GivenRoster;
import org.wengang.registry.imports.RosterDesk;
import org.wengang.security.Officer;
import org.wengang.security.Role;

/** A census from its plan to its headcount. */
@WengangTest
class CensusIT {

    private final CensusDesk desk;

    @Autowired TestClock clock;

    private Officer officer;
    private Officer town;
    private UUID census;

    @Autowired
    CensusIT(ApplicationContext context) {
        this.desk = new CensusDesk(context);
    }

    @BeforeEach
    void a_census_runs() {
        officer = desk.officer(LUQUAN, "luquan-jingban", Role.CASEWORKER);
        town = desk.officer(DAHE, "dahe-baozu", Role.CASEWORKER);
        desk.roster(officer);
        census = desk.plan(officer);
    }

    @Test
    void people_are_counted_before_they_are_given_village_by_village() {
        var path = "/census/" + census + "/allotment";
        assertThat(desk.browsing.open(officer, path).body())
                .contains("鹿泉区大河镇", "鹿泉区获鹿镇", "不知道在哪个乡镇");
        var asked =
                desk.browsing.open(
                        officer, path + "?by=place&value=130110107&officer=" + town.id());
        assertThat(asked.body()).contains("有 2 人还未分派");
        assertThat(desk.count("census_errand")).isZero();
        assertThat(desk.allot(officer, census, "130110107", town, 3).status()).isEqualTo(409);
        assertThat(desk.count("census_errand")).isZero();
        assertThat(desk.allot(officer, census, "130110107", town, 2).status()).isEqualTo(303);
        assertThat(desk.allot(officer, census, null, officer, 2).status()).isEqualTo(303);
        assertThat(desk.browsing.open(officer, path + "?by=all&officer=" + town.id()).body())
                .contains("没有还未分派的人", "另有 4 人已经分派");
    }

    @Test
    void the_form_asks_only_what_is_not_known_and_each_answer_has_its_source() {
        desk.allot(officer, census, null, officer, 4);
        var form = desk.browsing.open(officer, "/census/work/" + desk.errand("李试二")).body();
        assertThat(form)
                .contains("name=\"mobile\"", "name=\"intention\"")
                .doesNotContain("name=\"hukou\"");
        assertThat(desk.browsing.open(officer, "/census/work/" + desk.errand("张试一")).body())
                .doesNotContain("name=\"mobile\"")
                .contains("138****0001");
        assertThat(desk.tells(officer, "李试二", "intention", "go_out", "present", "true").status())
                .isEqualTo(303);
        assertThat(desk.state("李试二")).isEqualTo("partly");
        assertThat(
                        desk.tells(
                                        officer,
                                        "李试二",
                                        "mobile",
                                        "13900000002",
                                        "destination",
                                        "浙江省杭州市余杭区")
                                .location())
                .contains("/census/work");
        assertThat(desk.state("李试二")).isEqualTo("recorded");
        assertThat(desk.browsing.open(officer, "/workers/" + desk.worker("李试二")).body())
                .contains("外出务工", "浙江省杭州市余杭区（330110）", "139****0002", "由经办试一联系时了解");
        assertThat(desk.browsing.open(officer, "/census/intentions?intention=go_out").body())
                .contains("李试二", "浙江省杭州市余杭区");
        assertThat(desk.tells(officer, "李试二", "intention", "stay", "reason", "改主意了").status())
                .isEqualTo(303);
        assertThat(desk.browsing.open(officer, "/workers/" + desk.worker("李试二")).body())
                .contains("留下过年", "原为 外出务工", "更正：改主意了", "原为 浙江省杭州市余杭区");
        assertThat(desk.browsing.open(officer, "/census/intentions?intention=go_out").body())
                .doesNotContain("李试二");
    }

    @Test
    void every_try_is_logged_and_a_wrong_number_is_asked_for_again() {
        desk.allot(officer, census, null, officer, 4);
        var form = desk.open(officer, "张试一");
        assertThat(
                        desk.send(
                                        officer,
                                        form,
                                        Ids.newId().toString(),
                                        "not_reached",
                                        "intention",
                                        "stay")
                                .body())
                .contains("没有联系上就没有答案");
        desk.send(officer, form, Ids.newId().toString(), "not_reached");
        desk.send(officer, form, Ids.newId().toString(), "wrong_number", "note", "对方说打错了");
        var sheet = desk.browsing.open(officer, "/census/work/" + desk.errand("张试一")).body();
        assertThat(sheet).contains("没联系上", "号码不对", "对方说打错了", "name=\"mobile\"");
        desk.tells(officer, "张试一", "mobile", "13900000001", "intention", "stay", "present", "true");
        assertThat(desk.state("张试一")).isEqualTo("recorded");
        assertThat(desk.count("census_contact")).isEqualTo(3);
    }

    @Test
    void the_same_form_sent_twice_is_one_contact_and_another_text_is_refused() {
        desk.allot(officer, census, null, officer, 4);
        var form = desk.open(officer, "张试一");
        var key = Ids.newId().toString();
        for (int i = 0; i < 2; i++) {
            assertThat(desk.send(officer, form, key, "reached", "intention", "stay").status())
                    .isEqualTo(303);
        }
        assertThat(desk.count("census_contact")).isEqualTo(1);
        assertThat(desk.count("entry_statement")).isEqualTo(1);
        assertThat(desk.send(officer, form, key, "reached", "intention", "local").status())
                .isEqualTo(409);
    }

    @Test
    void who_comes_second_is_told_and_loses_nothing() {
        desk.allot(officer, census, null, officer, 4);
        var first = desk.open(officer, "张试一");
        desk.send(officer, first, Ids.newId().toString(), "reached", "intention", "stay");
        var second =
                desk.send(
                        officer,
                        first,
                        Ids.newId().toString(),
                        "reached",
                        "intention",
                        "go_home",
                        "note",
                        "家人接的");
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.body())
                .contains("别人或名册改动了此人的记录", "留下过年", "value=\"go_home\" checked", "家人接的");
        assertThat(desk.count("census_contact")).isEqualTo(1);
        assertThat(desk.tells(officer, "张试一", "intention", "go_home").body()).contains("请写明理由");
        assertThat(desk.tells(officer, "张试一", "intention", "go_home", "reason", "本人改口").status())
                .isEqualTo(303);
        assertThat(desk.count("census_contact")).isEqualTo(2);
    }

    @Test
    void of_forms_sent_at_the_same_moment_one_is_kept_and_the_others_are_told() throws Exception {
        desk.allot(officer, census, null, officer, 4);
        var form = desk.open(officer, "张试一");
        try (var threads = Executors.newFixedThreadPool(4)) {
            var answers = new ArrayList<Callable<Integer>>();
            for (var intention : List.of("stay", "go_home", "local", "undecided")) {
                var key = Ids.newId().toString();
                answers.add(() ->
                        desk.send(officer, form, key, "reached", "intention", intention).status());
            }
            var statuses = new ArrayList<Integer>();
            for (var answer : threads.invokeAll(answers)) {
                statuses.add(answer.get());
            }
            assertThat(statuses).containsExactlyInAnyOrder(303, 409, 409, 409);
        }
        assertThat(desk.count("census_contact")).isEqualTo(1);
        assertThat(desk.count("entry_statement")).isEqualTo(1);
    }

    @Test
    void an_officer_of_a_town_reaches_those_given_to_them_and_nobody_else() {
        desk.allot(officer, census, "130110107", town, 2);
        desk.allot(officer, census, null, officer, 2);
        var list = desk.browsing.open(town, "/census/work").body();
        assertThat(list).contains("张试一", "李试二").doesNotContain("王试三");
        assertThat(desk.browsing.open(town, "/workers").body()).doesNotContain("张试一");
        var own = "/census/work/" + desk.errand("张试一");
        assertThat(desk.browsing.open(town, own).body()).doesNotContain("13800000001");
        assertThat(desk.browsing.send(town, own + "/mobile").body()).contains("13800000001");
        assertThat(
                        desk.owner
                                .sql(
                                        "select count(*) from security.audit_entry where action ="
                                                + " 'mobile-shown'")
                                .query(Long.class)
                                .single())
                .isEqualTo(1);
        assertThat(desk.tells(town, "张试一", "intention", "stay", "present", "true").status())
                .isEqualTo(303);
        assertThat(desk.browsing.open(officer, "/workers/" + desk.worker("张试一")).body())
                .contains("留下过年");
        var other = "/census/work/" + desk.errand("王试三");
        assertThat(desk.browsing.open(town, other).status()).isEqualTo(404);
        assertThat(desk.browsing.send(town, other + "/contacts").status()).isEqualTo(404);
        assertThat(desk.browsing.open(officer, own).status()).isEqualTo(404);
        assertThat(desk.browsing.open(town, "/census/" + census).status()).isEqualTo(404);
        var neighbour = desk.officer(RosterDesk.YUHUA, "yuhua-jingban", Role.CASEWORKER);
        for (var path : new String[] {own, "/census/" + census}) {
            assertThat(desk.browsing.open(neighbour, path).status()).as(path).isEqualTo(404);
        }
    }

    @Test
    void what_is_left_is_seen_by_town_and_officer_and_handed_over() {
        desk.allot(officer, census, "130110107", town, 2);
        desk.allot(officer, census, null, officer, 2);
        assertThat(desk.browsing.open(town, "/").body()).contains("今天要联系的人");
        desk.tells(town, "张试一", "intention", "stay", "present", "true");
        clock.moveTo("2021-02-11T09:00");
        var page = desk.browsing.open(officer, "/census/" + census).body();
        assertThat(page).contains("已过最后一天，还有 3 人没有登记", "鹿泉区大河镇", "50%");
        assertThat(
                        desk.browsing
                                .open(
                                        officer,
                                        "/census/" + census + "/people?town=130110107&which=open")
                                .body())
                .contains("李试二")
                .doesNotContain("张试一", "王试三");
        var hand = "/census/" + census + "/handover";
        assertThat(desk.browsing.open(officer, hand + "?from=" + town.id()).body())
                .contains("还有 1 人没有登记");
        var fields =
                new String[] {
                    "from", town.id().toString(), "to", officer.id().toString(), "expected", "1"
                };
        assertThat(desk.browsing.send(officer, hand, fields).status()).isEqualTo(303);
        assertThat(desk.browsing.open(officer, "/census/work").body()).contains("李试二");
        assertThat(desk.browsing.open(town, "/census/work").body()).doesNotContain("李试二");
    }

    @Test
    void the_headcount_counts_each_person_once_and_stands_once_a_second_person_verified_it() {
        desk.rosters.bring(
                town,
                GivenRoster.with("姓名", "证件号码", "手机号码", "户籍所在地", "统一社会信用代码")
                        .row("张试一甲", id(1), "13800000001", "河北省保定市莲池区", CensusDesk.USCC));
        desk.allot(officer, census, null, officer, 5);
        desk.tells(officer, "张试一", "intention", "stay", "present", "true");
        desk.tells(officer, "张试一甲", "intention", "stay", "present", "true");
        desk.tells(
                officer,
                "李试二",
                "mobile",
                "13900000002",
                "intention",
                "go_home",
                "destination",
                "河北省保定市",
                "present",
                "true");
        desk.tells(officer, "王试三", "intention", "stay", "present", "true");
        desk.tells(officer, "赵试四", "intention", "stay", "present", "true");
        var path = "/census/" + census;
        assertThat(desk.browsing.open(officer, path).body())
                .contains("摸排企业 1 家，在本地的外地务工人员 2 人，其中准备在本地过年 1 人", "应联系 4 人，已登记 4 人", "有 1 人不知道");
        desk.browsing.send(officer, path + "/closing", "version", "1");
        var reviewer = desk.officer(LUQUAN, "luquan-fuhe", Role.REVIEWER);
        var both = desk.officer(LUQUAN, "luquan-liangke", Role.CASEWORKER, Role.REVIEWER);
        assertThat(desk.browsing.send(officer, path + "/verification", "version", "2").status())
                .isEqualTo(403);
        var seen = "4-4-0-1-2-1-1";
        assertThat(desk.browsing.open(reviewer, path).body()).contains(seen);
        assertThat(desk.isToldToVerify(reviewer)).isTrue();
        assertThat(desk.isToldToVerify(both)).isTrue();
        assertThat(
                        desk.browsing
                                .send(
                                        reviewer,
                                        path + "/verification",
                                        "version",
                                        "2",
                                        "seen",
                                        "4-4-0-1-2-2-1")
                                .status())
                .isEqualTo(409);
        assertThat(desk.count("census_headcount")).isZero();
        desk.browsing.send(both, path + "/reopening", "version", "2", "reason", "漏了一个村");
        desk.browsing.send(both, path + "/closing", "version", "3");
        assertThat(desk.isToldToVerify(both)).isFalse();
        assertThat(
                        desk.browsing
                                .send(both, path + "/verification", "version", "4", "seen", seen)
                                .status())
                .isEqualTo(403);
        assertThat(
                        desk.browsing
                                .send(
                                        reviewer,
                                        path + "/verification",
                                        "version",
                                        "4",
                                        "seen",
                                        seen)
                                .status())
                .isEqualTo(303);
        assertThat(desk.browsing.send(officer, path + "/publication", "version", "5").status())
                .isEqualTo(303);
        desk.rosters.bring(
                officer, GivenRoster.with("姓名", "证件号码", "户籍所在地").row("张试一", id(1), "130110"));
        assertThat(desk.browsing.open(officer, path).body()).contains("在本地的外地务工人员 2 人", "漏了一个村");
        assertThat(desk.browsing.open(officer, path + "/people?which=stayers").body())
                .contains("张试一")
                .doesNotContain("李试二", "王试三");
        assertThat(
                        desk.owner
                                .sql("select stayers from registry.published_census")
                                .query(Integer.class)
                                .single())
                .isEqualTo(1);
        desk.i_15_opens_to_its_people(census);
        assertThat(desk.tells(officer, "赵试四").status()).isEqualTo(409);
    }

    @Test
    void contacts_do_not_end_while_likely_duplicates_are_undecided() {
        desk.allot(officer, census, null, officer, 4);
        desk.owner
                .sql(
                        """
                        with search as (
                            insert into registry.duplicate_search (search_id, org_path, started_by, started_at)
                            values (:id, :org, :id, '2021-02-05') returning search_id
                        ), found as (
                            insert into registry.duplicate_case
                                   (case_id, org_path, search_id, found_at, score, pairs, state)
                            select :id, :org, search_id, '2021-02-05', 90, '[]', 'open' from search
                            returning case_id
                        )
                        insert into registry.duplicate_member (case_id, worker_id, org_path, facts_mark)
                        select case_id, :worker, :org, 'x' from found\
                        """)
                .param("id", Ids.newId())
                .param("org", LUQUAN.value())
                .param("worker", desk.worker("张试一"))
                .update();
        var closing = desk.browsing.send(officer, "/census/" + census + "/closing", "version", "1");
        assertThat(closing.status()).isEqualTo(409);
        assertThat(closing.body()).contains("还有 1 组疑似重复的人没有判定");
    }

    @Test
    void answers_of_before_a_census_do_not_count_for_what_changes() {
        desk.allot(officer, census, null, officer, 4);
        desk.tells(officer, "张试一", "intention", "stay", "present", "true");
        clock.moveTo("2021-03-05T09:00");
        var next =
                desk.browsing.send(
                        officer,
                        "/census",
                        "title",
                        "节后摸排",
                        "place",
                        "130110",
                        "townBy",
                        "residence",
                        "firstDay",
                        "2021-03-01",
                        "lastDay",
                        "2021-03-10",
                        "asked",
                        "intention",
                        "asked",
                        "mobile");
        desk.allot(officer, UUID.fromString(next.id()), null, officer, 4);
        var errand =
                desk.owner
                        .sql(
                                """
                                select errand_id from registry.census_errand
                                 where campaign_id = :census and worker_id = :worker\
                                """)
                        .param("census", UUID.fromString(next.id()))
                        .param("worker", desk.worker("张试一"))
                        .query(UUID.class)
                        .single();
        assertThat(desk.browsing.open(officer, "/census/work/" + errand).body())
                .contains("name=\"intention\"")
                .doesNotContain("name=\"mobile\"");
    }
}
