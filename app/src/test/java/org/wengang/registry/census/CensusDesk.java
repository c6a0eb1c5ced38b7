package org.wengang.registry.census;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wengang.registry.GivenRoster.id;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wengang.database.TestDatabase;
import org.wengang.entitlement.Browsing;
import org.wengang.entitlement.Browsing.Seen;
import org.wengang.kernel.Ids;
import org.wengang.kernel.OrgPath;
import org.wengang.registry.GivenRoster;
import org.wengang.registry.imports.RosterDesk;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.web.description.ApiDescription;

/** Officers of 鹿泉 and of a town of it who plan a census and contact people, by the pages. */
final class CensusDesk {

    static final OrgPath LUQUAN = RosterDesk.LUQUAN;
    static final OrgPath DAHE = new OrgPath("cn/13/1301/130110/130110107/");

    final RosterDesk rosters;
    final Browsing browsing;
    final JdbcClient owner = JdbcClient.create(TestDatabase.owner());

    CensusDesk(ApplicationContext context) {
        this.rosters = new RosterDesk(context);
        this.browsing = new Browsing(context);
    }

    Officer officer(OrgPath org, String username, Role... roles) {
        return rosters.officer(org, username, roles);
    }

    /**
     * Two people of a village of 大河镇, one of another town, one of whom no place is known; two from
     * 保定, one from 鹿泉, one registered at an unknown place.
     */
    void roster(Officer by) {
        rosters.bring(
                by,
                GivenRoster.with("姓名", "证件号码", "手机号码", "户籍所在地", "常住地", "统一社会信用代码")
                        .row("张试一", id(1), "13800000001", "河北省保定市莲池区", "河北省石家庄市鹿泉区大河镇大河村", USCC)
                        .row("李试二", id(2), null, "河北省保定市莲池区", "河北省石家庄市鹿泉区大河镇", USCC)
                        .row("王试三", id(3), "13800000003", "130110", "河北省石家庄市鹿泉区获鹿镇", null)
                        .row("赵试四", id(4), "13800000004", null, null, null));
    }

    static final String USCC = "91350100M000100Y43";

    UUID plan(Officer by) {
        return plan(by, "present", "intention", "destination", "mobile");
    }

    UUID plan(Officer by, String... asked) {
        var fields =
                new ArrayList<>(
                        List.of("title", "春节前摸排", "place", "130110", "townBy", "residence"));
        fields.addAll(List.of("firstDay", "2021-02-01", "lastDay", "2021-02-10"));
        for (var fact : asked) {
            fields.addAll(List.of("asked", fact));
        }
        var seen = browsing.send(by, "/census", fields.toArray(String[]::new));
        assertThat(seen.status()).as(seen.body()).isEqualTo(303);
        return UUID.fromString(seen.id());
    }

    /** Everybody of a place, or of all places where it is null. */
    Seen allot(Officer by, UUID census, @Nullable String place, Officer to, int expected) {
        return browsing.send(
                by,
                "/census/" + census + "/allotment",
                "by",
                place == null ? "all" : "place",
                "value",
                place == null ? "" : place,
                "officer",
                to.id().toString(),
                "expected",
                "" + expected);
    }

    UUID errand(String name) {
        return owner.sql(
                        """
                        select e.errand_id
                          from registry.census_errand e
                          join registry.worker w using (worker_id)
                         where w.name = :name\
                        """)
                .param("name", name)
                .query(UUID.class)
                .single();
    }

    UUID worker(String name) {
        return owner.sql("select worker_id from registry.worker where name = :name")
                .param("name", name)
                .query(UUID.class)
                .single();
    }

    String state(String name) {
        return owner.sql("select state from registry.census_errand where errand_id = :id")
                .param("id", errand(name))
                .query(String.class)
                .single();
    }

    /** The form as it is open: with its own key and the versions it was shown with. */
    Form open(Officer by, String name) {
        var seen = browsing.open(by, "/census/work/" + errand(name));
        assertThat(seen.status()).as(name).isEqualTo(200);
        return new Form(errand(name), hidden(seen, "workerVersion"), hidden(seen, "errandVersion"));
    }

    private static String hidden(Seen seen, String field) {
        var found =
                Pattern.compile("name=\"" + field + "\" value=\"([^\"]*)\"").matcher(seen.body());
        assertThat(found.find()).as(field).isTrue();
        return found.group(1);
    }

    record Form(UUID errand, String workerVersion, String errandVersion) {}

    /** A contact by telephone that reached somebody. */
    Seen tells(Officer by, String name, String... answers) {
        return send(by, open(by, name), Ids.newId().toString(), "reached", answers);
    }

    Seen send(Officer by, Form form, String key, String outcome, String... answers) {
        var fields =
                new ArrayList<>(
                        List.of(
                                "key",
                                key,
                                "way",
                                "phone",
                                "outcome",
                                outcome,
                                "workerVersion",
                                form.workerVersion(),
                                "errandVersion",
                                form.errandVersion()));
        fields.addAll(List.of(answers));
        return browsing.send(
                by, "/census/work/" + form.errand() + "/contacts", fields.toArray(String[]::new));
    }

    long count(String table) {
        return owner.sql("select count(*) from registry." + table).query(Long.class).single();
    }

    boolean isToldToVerify(Officer officer) {
        return browsing.open(officer, "/").body().contains("摸排待核实");
    }

    /** Of the two from elsewhere one stays; the page, the file and the answer for programs. */
    void i_15_opens_to_its_people(UUID census) {
        var statistician = officer(LUQUAN, "luquan-tongji", Role.STATISTICIAN);
        var bulletin = "/bulletins/censuses";
        assertThat(browsing.open(statistician, bulletin).body())
                .contains("摸排企业 1 家，在本地的外地务工人员 2 人，其中准备过年 1 人");
        var told = browsing.open(statistician, "/api/v1" + bulletin).body();
        assertThat(told).contains("\"outsiders\":2,\"stayers\":1");
        assertThat(ApiDescription.served().faults("GET /api/v1" + bulletin, 200, told)).isEmpty();
        var people = bulletin + "/" + census + "/people";
        assertThat(browsing.open(statistician, people + "?of=outsiders").body())
                .contains("张**", "李**")
                .doesNotContain("王**", "张试一");
        assertThat(browsing.open(statistician, people + "/file.csv?of=stayers").body())
                .contains("张**", USCC)
                .doesNotContain("李**");
    }
}
