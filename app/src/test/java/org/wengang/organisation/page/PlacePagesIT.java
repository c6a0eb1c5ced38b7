package org.wengang.organisation.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.wengang.database.WengangTest;
import org.wengang.entitlement.Browsing;
import org.wengang.registry.imports.RosterDesk;
import org.wengang.security.Officer;
import org.wengang.security.Role;

/** Places and offices as pages and for other systems. */
@WengangTest
class PlacePagesIT {

    private final RosterDesk desk;
    private final Browsing browsing;
    private Officer officer;

    @Autowired
    PlacePagesIT(ApplicationContext context) {
        this.desk = new RosterDesk(context);
        this.browsing = new Browsing(context);
    }

    @BeforeEach
    void somebody_looks() {
        officer = desk.officer(RosterDesk.LUQUAN, "luquan-guanli", Role.ADMINISTRATOR);
    }

    @Test
    void what_lies_in_a_place_comes_page_by_page() {
        var first = browsing.open(officer, "/api/v1/divisions?in=130110&limit=5");
        assertThat(first.body()).contains("\"code\":\"130110100\"", "\"next\":\"130110104\"");
        var second = browsing.open(officer, "/api/v1/divisions?in=130110&limit=5&after=130110104");
        assertThat(second.body()).contains("大河镇").doesNotContain("\"code\":\"130110100\"");
        assertThat(browsing.open(officer, "/api/v1/divisions").body())
                .contains("河北省", "\"level\":\"province\"");
    }

    @Test
    void a_text_has_a_meaning_on_a_day() {
        assertThat(browsing.open(officer, "/api/v1/divisions?q=通州区").body())
                .contains("\"meaning\":\"several\"", "110112", "320612");
        assertThat(browsing.open(officer, "/api/v1/divisions?q=偃师区&on=2021-03-17").body())
                .contains("\"meaning\":\"not-then\"", "\"first\":\"2021-03-18\"");
        assertThat(browsing.open(officer, "/api/v1/divisions?q=石家庄鹿泉").body())
                .contains("\"meaning\":\"found-short\"");
        assertThat(browsing.open(officer, "/api/v1/divisions?typed=鹿泉区大&limit=3").body())
                .contains("130110107");
    }

    @Test
    void what_cannot_be_is_refused() {
        assertThat(browsing.open(officer, "/api/v1/divisions?in=999999").status()).isEqualTo(404);
        assertThat(browsing.open(officer, "/api/v1/divisions?limit=0").status()).isEqualTo(422);
        assertThat(browsing.open(officer, "/api/v1/divisions?q=鹿泉区&on=x").status()).isEqualTo(422);
        assertThat(browsing.open(officer, "/divisions?in=999999").status()).isEqualTo(404);
        assertThat(browsing.open(officer, "/divisions?q=鹿泉区&on=x").status()).isEqualTo(422);
        assertThat(browsing.open(officer, "/organisations?at=cn/99/").status()).isEqualTo(404);
        assertThat(browsing.open(officer, "/organisations?at=../").status()).isEqualTo(404);
    }

    @Test
    void suggestions_are_a_fragment() {
        var seen = browsing.open(officer, "/divisions/suggestions?q=鹿泉区");
        assertThat(seen.body()).contains("/divisions?in=130110").doesNotContain("<html");
        assertThat(browsing.open(officer, "/divisions/suggestions?q=<b>").body()).isBlank();
    }

    @Test
    void an_office_is_opened_renamed_and_closed_by_form_and_by_nobody_from_next_door() {
        var neighbour = desk.officer(RosterDesk.YUHUA, "yuhua-guanli", Role.values());
        var luquan = RosterDesk.LUQUAN.value();
        var town = luquan + "130110107/";
        assertThat(
                        browsing.send(
                                        neighbour,
                                        "/organisations",
                                        "at",
                                        luquan,
                                        "place",
                                        "130110107",
                                        "day",
                                        "2021-02-01")
                                .status())
                .isEqualTo(403);
        var opened =
                browsing.send(
                        officer,
                        "/organisations",
                        "at",
                        luquan,
                        "place",
                        "130110107",
                        "day",
                        "2021-02-01");
        assertThat(opened.location()).isEqualTo("/organisations?at=" + luquan);
        assertThat(
                        browsing.send(
                                        neighbour,
                                        "/organisations/closing",
                                        "at",
                                        town,
                                        "day",
                                        "2021-02-05",
                                        "reason",
                                        "试")
                                .status())
                .isEqualTo(403);
        browsing.send(
                officer,
                "/organisations/renaming",
                "at",
                town,
                "name",
                "大河街道",
                "nameEn",
                "Dahe",
                "day",
                "2021-02-03",
                "reason",
                "撤镇设街道");
        assertThat(browsing.open(neighbour, "/organisations?at=" + town).body())
                .contains("大河街道", "大河镇", "撤镇设街道")
                .doesNotContain("/organisations/closing");
        assertThat(browsing.openInEnglish(officer, "/organisations?at=" + town).body())
                .contains("Dahe", "Town office", "Close the office");
        browsing.send(
                officer,
                "/organisations/closing",
                "at",
                town,
                "day",
                "2021-02-05",
                "reason",
                "并入铜冶镇");
        assertThat(browsing.open(officer, "/organisations?at=" + town).body()).contains("已关闭");
    }
}
