package org.wengang.registry.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wengang.registry.GivenRoster.id;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wengang.database.TestDatabase;
import org.wengang.database.WengangTest;
import org.wengang.entitlement.Browsing;
import org.wengang.registry.GivenRoster;
import org.wengang.registry.imports.RosterDesk;
import org.wengang.security.Officer;
import org.wengang.security.Role;

/** Towns and villages beside counties, and facts of a worker put right by officers. */
@WengangTest
class WorkerCorrectionIT {

    private static final String VILLAGE = "河北省石家庄市鹿泉区大河镇大河村";

    private final RosterDesk desk;
    private final Browsing browsing;
    private final JdbcClient owner = JdbcClient.create(TestDatabase.owner());

    private Officer officer;

    @Autowired
    WorkerCorrectionIT(ApplicationContext context) {
        this.desk = new RosterDesk(context);
        this.browsing = new Browsing(context);
    }

    @BeforeEach
    void an_officer() {
        officer = desk.officer(RosterDesk.LUQUAN, "luquan-jingban", Role.CASEWORKER);
    }

    @Test
    void a_county_without_a_village_keeps_the_village_and_another_county_ends_it() {
        lives(VILLAGE);
        assertThat(column("home")).isEqualTo("130110");
        assertThat(column("home_locality")).isEqualTo("130110107201");
        lives("130110");
        assertThat(column("home_locality")).isEqualTo("130110107201");
        assertThat(page()).contains("大河村村民委员会");
        lives("河北省保定市莲池区");
        assertThat(column("home_locality")).isNull();
        assertThat(page()).contains("原为 河北省石家庄市鹿泉区大河镇大河村村民委员会");
    }

    @Test
    void an_old_roster_does_not_undo_what_an_officer_put_right() {
        lives("河北省保定市莲池区");
        correct(officer, "home", VILLAGE, "本人来电", "1");
        lives("河北省保定市莲池区");
        assertThat(column("home")).isEqualTo("130110");
        assertThat(column("version")).isEqualTo("2");
        lives("河北省石家庄市裕华区");
        assertThat(column("home")).isEqualTo("130108");
    }

    @Test
    void a_correction_keeps_the_old_value_and_says_who_and_why() {
        lives("河北省保定市莲池区");
        assertThat(correct(officer, "home", VILLAGE, "", "1").status()).isEqualTo(422);
        var done = correct(officer, "home", VILLAGE, "本人来电", "1");
        assertThat(done.location()).isEqualTo("/workers/" + worker());
        assertThat(column("home_locality")).isEqualTo("130110107201");
        assertThat(column("version")).isEqualTo("2");
        assertThat(page()).contains("经办试一更正：本人来电", "原为 河北省保定市莲池区（130606）", "大河村村民委员会");
        assertThat(correct(officer, "mobile", "13900000002", "换号", "2").status()).isEqualTo(303);
        assertThat(page()).contains("139****0002").doesNotContain("13900000002");
        assertThat(statements()).doesNotContain("13900000002");
        assertThat(correct(officer, "name", "张改名", "证件", "3").status()).isEqualTo(303);
        assertThat(column("name")).isEqualTo("张改名");
        assertThat(column("name_pinyin")).isEqualTo("zhang gai ming");
        assertThat(correctToUnknown("mobile", "4").status()).isEqualTo(303);
        assertThat(page()).contains("原为 139****0002");
        assertThat(column("mobile_index")).isNull();
        assertThat(browsing.open(officer, "/api/v1/workers/" + worker()).body())
                .contains("\"unknown\":[\"mobile\"");
    }

    @Test
    void of_two_officers_at_once_the_second_is_told_and_nothing_is_lost() {
        lives(VILLAGE);
        var other = desk.officer(RosterDesk.LUQUAN, "luquan-tongshi", Role.CASEWORKER);
        assertThat(correct(officer, "home", "130108", "户主来电", "1").status()).isEqualTo(303);
        var second = correct(other, "home", "130104", "邻居说的", "1");
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.body())
                .contains("130104", "邻居说的", "户主来电", "name=\"version\" value=\"2\"");
        assertThat(column("home")).isEqualTo("130108");
        assertThat(correct(other, "home", "130104", "邻居说的", "2").status()).isEqualTo(303);
        assertThat(page()).contains("更正：邻居说的", "户主来电");
    }

    @Test
    void what_a_roster_would_not_take_is_not_taken_here() {
        desk.bring(
                officer, GivenRoster.with("姓名", "证件号码", "留岗开始日期").row("张试一", id(1), "2021-02-01"));
        assertThat(correct(officer, "stay_to", "2021-01-31", "看错", "1").body()).contains("早于");
        assertThat(correct(officer, "employer_kind", "大公司", "看错", "1").status()).isEqualTo(422);
        assertThat(correctToUnknown("name", "1").status()).isEqualTo(422);
        assertThat(correct(officer, "id", id(2), "看错", "1").status()).isEqualTo(422);
        assertThat(column("version")).isEqualTo("1");
    }

    @Test
    void neither_the_next_county_nor_another_role_corrects() {
        lives(VILLAGE);
        var neighbour = desk.officer(RosterDesk.YUHUA, "yuhua-jingban", Role.CASEWORKER);
        assertThat(correct(neighbour, "home", "130104", "看错", "1").status()).isEqualTo(404);
        var reviewer = desk.officer(RosterDesk.LUQUAN, "luquan-fuhe", Role.REVIEWER);
        assertThat(correct(reviewer, "home", "130104", "看错", "1").status()).isEqualTo(403);
        assertThat(column("home")).isEqualTo("130110");
    }

    private void lives(String place) {
        desk.bring(officer, GivenRoster.with("姓名", "证件号码", "家庭所在地").row("张试一", id(1), place));
    }

    private Browsing.Seen correct(
            Officer by, String fact, String value, String reason, String version) {
        return browsing.send(
                by,
                "/workers/" + worker() + "/correction",
                "fact",
                fact,
                "value",
                value,
                "reason",
                reason,
                "version",
                version);
    }

    private Browsing.Seen correctToUnknown(String fact, String version) {
        return browsing.send(
                officer,
                "/workers/" + worker() + "/correction",
                "fact",
                fact,
                "unknown",
                "true",
                "reason",
                "没有依据",
                "version",
                version);
    }

    private String page() {
        return browsing.open(officer, "/workers/" + worker()).body();
    }

    private String worker() {
        return owner.sql("select worker_id from registry.worker")
                .query(UUID.class)
                .single()
                .toString();
    }

    private @Nullable String column(String name) {
        return owner.sql("select %s::text as value from registry.worker".formatted(name))
                .query((row, n) -> Optional.ofNullable(row.getString("value")))
                .single()
                .orElse(null);
    }

    private String statements() {
        return owner.sql("select string_agg(facts::text, ' ') from registry.officer_statement")
                .query(String.class)
                .single();
    }
}
