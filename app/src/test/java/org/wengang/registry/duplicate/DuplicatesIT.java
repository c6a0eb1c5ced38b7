package org.wengang.registry.duplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wengang.registry.imports.RosterDesk.LUQUAN;
import static org.wengang.registry.imports.RosterDesk.YUHUA;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.wengang.database.WengangTest;
import org.wengang.entitlement.Browsing;
import org.wengang.entitlement.GivenEntitlements;
import org.wengang.kernel.ResidentId;
import org.wengang.registry.GivenRoster;
import org.wengang.registry.imports.RosterDesk;
import org.wengang.security.Officer;
import org.wengang.security.Role;

/**
 * One person under two numbers: found, told with the reason, decided, and found again if changed.
 */
@WengangTest
class DuplicatesIT {

    private static final String[] HEADINGS = {"姓名", "证件号码", "手机号码", "户籍所在地", "家庭所在地", "用人单位名称"};

    private final GivenEntitlements given;
    private final RosterDesk desk;
    private final Browsing browsing;

    private Officer officer;
    private Officer neighbour;

    @Autowired
    DuplicatesIT(ApplicationContext application) {
        this.given = new GivenEntitlements(application);
        this.desk = new RosterDesk(application);
        this.browsing = new Browsing(application);
    }

    @BeforeEach
    void officers() {
        officer = given.officer(LUQUAN, Role.CASEWORKER);
        neighbour = given.officer(YUHUA, Role.CASEWORKER);
    }

    @Test
    void each_likeness_makes_a_case_with_its_reason() {
        bring(
                row("张试一", "13060219850307991", "13800000001", null, null),
                row("张试一", "13060219850307591", "13900000001", null, null),
                row("李试二", "13060219850308991", "13800000002", null, null),
                row("李试二", "13062019850308991", "13800000002", null, null),
                row("王试三", "13060219850309991", "13800000003", null, null),
                row("王试三", "13068219850309975", "13800000003", null, null),
                row("赵试四", "13060219850310991", "13800000004", null, null),
                row("赵试五", "13068219850310975", "13800000004", null, null),
                row("钱试六", "13060219850311992", "13800000005", "130602", "试点一号公司"),
                row("孙试六", "13060219850311968", "13800000006", "130602", "试点一号公司"),
                // swapped across the border of birthday and sequence
                row("周试七", "13060219850312345", "13800000007", null, null),
                row("周试七", "13060219850313245", "13800000008", null, null),
                // a digit of the birthday
                row("吴试八", "13060219850314991", "13800000009", null, null),
                row("吴试八", "13060219850324991", "13800000010", null, null));
        given.searchDuplicates(officer);
        assertThat(reasons())
                .containsExactlyInAnyOrder(
                        "number-digit",
                        "number-digit",
                        "number-swap",
                        "name-birth-phone number-swap",
                        "name-birth-phone",
                        "phone-similar-name",
                        "other-surname");
        assertThat(given.count("select count(*) from registry.alike")).isZero();
    }

    @Test
    void people_who_only_look_alike_make_none() {
        bring(
                // the next number of the same day, another name
                row("张试一", "13060219850307991", "13800000001", "130602", "试点一号公司"),
                row("李试二", "13060219850307993", "13800000002", "130602", "试点一号公司"),
                // one name, one employer, other birthdays
                row("王试三", "13060219850309991", "13800000003", "130602", "试点一号公司"),
                row("王试三", "13060219900512975", "13800000004", "130602", "试点一号公司"),
                // brothers on one telephone
                row("赵试四", "13060219850310991", "13800000005", "130602", "试点一号公司"),
                row("赵试五", "13060219880423975", "13800000005", "130602", "试点一号公司"));
        given.searchDuplicates(officer);
        assertThat(reasons()).isEmpty();
    }

    @Test
    void a_former_number_of_15_digits_is_the_same_person_and_finds_them() {
        bring(row("张试一", "13060219850307991", null, null, null));
        desk.bring(
                officer,
                GivenRoster.with(HEADINGS)
                        .row("张试一", "130602850307991", "13800000001", null, null, null));
        assertThat(given.count("select count(*) from registry.worker")).isOne();
        assertThat(browsing.open(officer, "/workers?q=130602850307991").body()).contains("张试一");
        assertThat(browsing.open(officer, "/workers?q=130602850307992").body())
                .doesNotContain("张试一");
    }

    @Test
    void what_was_decided_is_found_again_only_if_facts_change() {
        twice();
        given.searchDuplicates(officer);
        var path = "/duplicates/" + id();
        assertThat(browsing.open(officer, path).body())
                .contains("姓名相同，证件号码只差一位", "不一致", "138****0002", "名册.xlsx")
                .doesNotContain("13060219850307");
        browsing.send(officer, path + "/decision", decision("different", 1));
        given.searchDuplicates(officer);
        assertThat(state()).isEqualTo("different");
        bring(row("张试一", "13060219850307991", "13700000009", null, null));
        given.searchDuplicates(officer);
        assertThat(state()).isEqualTo("reopened");
        assertThat(given.count("select count(*) from registry.duplicate_case")).isOne();
        assertThat(given.count("select count(*) from registry.duplicate_step")).isEqualTo(3);
    }

    @Test
    void the_second_of_two_officers_is_told_and_nothing_is_lost() {
        twice();
        given.searchDuplicates(officer);
        var path = "/duplicates/" + id();
        browsing.send(officer, path + "/decision", decision("same", 1));
        var second = given.officer(LUQUAN, Role.CASEWORKER);
        var told = browsing.send(second, path + "/decision", decision("different", 1));
        assertThat(told.status()).isEqualTo(409);
        assertThat(told.body()).contains("刚被别人处理过");
        assertThat(state()).isEqualTo("same");
        assertThat(browsing.send(second, path + "/decision", decision("reopened", 2)).status())
                .isEqualTo(303);
        assertThat(browsing.open(second, path).body()).contains("重新判断", "是同一个人", "核对了身份证");
        assertThat(
                        given.count(
                                "select count(*) from security.audit_entry where action like"
                                        + " 'duplicate-%'"))
                .isEqualTo(2);
    }

    @Test
    void a_decision_needs_a_reason_and_its_role() {
        twice();
        given.searchDuplicates(officer);
        var path = "/duplicates/" + id() + "/decision";
        var empty = browsing.send(officer, path, "verdict", "same", "version", "1");
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.body()).contains("请写明理由");
        var reviewer = given.officer(LUQUAN, Role.REVIEWER);
        assertThat(browsing.send(reviewer, path, decision("same", 1)).status()).isEqualTo(403);
        assertThat(browsing.send(neighbour, path, decision("same", 1)).status()).isEqualTo(404);
    }

    @Test
    void another_office_is_told_of_only_as_an_office_to_ask() {
        bring(row("张试一", "13060219850307991", "13800000001", null, "鹿泉试验厂"));
        desk.bring(
                neighbour, roster(row("张试一", "13060219850307591", "13900000001", null, "裕华试验厂")));
        given.searchDuplicates(officer);
        assertThat(reasons()).isEmpty();
        var here = browsing.open(officer, "/duplicates/elsewhere").body();
        assertThat(here).contains("裕华区", "姓名相同，证件号码只差一位").doesNotContain("裕华试验厂");
        assertThat(browsing.open(neighbour, "/duplicates/elsewhere").body()).doesNotContain("张试一");
        var matter = text("select distinct matter_id::text from registry.record_elsewhere");
        var path = "/duplicates/elsewhere/" + matter;
        browsing.send(officer, path + "/question", "question-" + matter, "请核实是否同一人");
        assertThat(browsing.open(neighbour, "/").body()).contains("外单位的询问");
        assertThat(browsing.open(neighbour, "/duplicates/elsewhere").body())
                .contains("鹿泉区", "请核实是否同一人")
                .doesNotContain("鹿泉试验厂");
        browsing.send(neighbour, path + "/answer", "answer-" + matter, "号码录错一位", "outcome", "same");
        assertThat(browsing.open(officer, "/duplicates/elsewhere").body()).contains("号码录错一位");
        var again =
                browsing.send(
                        neighbour, path + "/answer", "answer-" + matter, "不是", "outcome", "x");
        assertThat(again.status()).isEqualTo(409);
        assertThat(
                        given.count(
                                "select count(*) from registry.record_elsewhere where state ="
                                        + " 'same'"))
                .isEqualTo(2);
    }

    @Test
    void the_office_above_sees_both_side_by_side() {
        bring(row("张试一", "13060219850307991", "13800000001", null, null));
        desk.bring(neighbour, roster(row("张试一", "13060219850307591", "13900000001", null, null)));
        var above = given.officer(GivenEntitlements.SHIJIAZHUANG, Role.CASEWORKER);
        given.searchDuplicates(above);
        assertThat(browsing.open(above, "/duplicates/" + id()).status()).isEqualTo(200);
        assertThat(browsing.open(officer, "/duplicates/" + id()).status()).isEqualTo(404);
        assertThat(browsing.open(above, "/api/v1/duplicates").body())
                .contains("number-digit")
                .doesNotContain("张试一");
    }

    private record Row(
            String name,
            String first17,
            @Nullable String phone,
            @Nullable String hukou,
            @Nullable String employer) {}

    private static Row row(
            String name,
            String first17,
            @Nullable String phone,
            @Nullable String hukou,
            @Nullable String employer) {
        return new Row(name, first17, phone, hukou, employer);
    }

    private void twice() {
        bring(
                row("张试一", "13060219850307991", "13800000001", null, null),
                row("张试一", "13060219850307591", "13800000002", null, null));
    }

    private void bring(Row... rows) {
        desk.bring(officer, roster(rows));
    }

    private static GivenRoster roster(Row... rows) {
        var roster = GivenRoster.with(HEADINGS);
        for (var row : rows) {
            roster.row(
                    row.name(),
                    row.first17() + ResidentId.checkCharacter(row.first17()),
                    row.phone(),
                    row.hukou(),
                    null,
                    row.employer());
        }
        return roster;
    }

    /** Where they are the same, the first one's number holds. */
    private String[] decision(String verdict, int version) {
        var holder =
                given.owner()
                        .sql(
                                "select worker_id::text from registry.duplicate_member order by"
                                        + " worker_id limit 1")
                        .query(String.class)
                        .single();
        return new String[] {
            "verdict",
            verdict,
            "sameAs",
            holder,
            "version",
            Integer.toString(version),
            "reason",
            "打电话核对了身份证"
        };
    }

    private List<String> reasons() {
        return given.owner()
                .sql(
                        """
                        select (select string_agg(distinct p->>'reason', ' ' order by p->>'reason')
                                  from jsonb_array_elements(c.pairs) p)
                          from registry.duplicate_case c\
                        """)
                .query((row, number) -> row.getString(1))
                .list();
    }

    private String id() {
        return text("select case_id::text from registry.duplicate_case");
    }

    private String state() {
        return text("select state from registry.duplicate_case");
    }

    private String text(String query) {
        return given.owner().sql(query).query(String.class).single();
    }
}
