package org.wengang.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.wengang.web.GivenPage.givenPage;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.wengang.kernel.DateRange;
import org.wengang.kernel.Money;

class PageTest {

    private enum Duty {
        IMPORTS,
        PAYS
    }

    private static final Page ZH = givenPage().build();
    private static final Page EN = givenPage().in(Language.EN).build();
    private static final LocalDate DAY = LocalDate.of(2021, 2, 10);
    private static final NavigationEntry ROSTERS =
            new NavigationEntry(10, "/rosters", "web.home", Set.of(Duty.IMPORTS));

    @Test
    void amounts_are_grouped_with_two_decimals_and_a_unit() {
        assertThat(ZH.money(123_450)).isEqualTo("1,234.50元");
        assertThat(EN.money(123_450)).isEqualTo("¥1,234.50");
        assertThat(ZH.money(-5)).isEqualTo("-0.05元");
        assertThat(EN.money(-123_450)).isEqualTo("-¥1,234.50");
        assertThat(ZH.money(Long.MAX_VALUE)).isEqualTo("92,233,720,368,547,758.07元");
    }

    @Test
    void days_and_moments_are_written_as_the_language_writes_them() {
        assertThat(ZH.date(DAY)).isEqualTo("2021年2月10日");
        assertThat(EN.date(DAY)).isEqualTo("10 Feb 2021");
        var moment = Instant.parse("2021-02-10T16:05:00Z");
        assertThat(ZH.dateTime(moment)).isEqualTo("2021年2月11日 00:05");
        assertThat(EN.dateTime(moment)).isEqualTo("11 Feb 2021 00:05");
        var days = new DateRange(DAY, DAY.plusDays(6));
        assertThat(ZH.range(days)).isEqualTo("2021年2月10日至2021年2月16日");
    }

    @Test
    void what_is_not_known_is_a_dash_never_a_zero() {
        assertThat(ZH.date(null)).isEqualTo("—");
        assertThat(ZH.money((Money) null)).isEqualTo("—");
        assertThat(ZH.range(null)).isEqualTo("—");
    }

    @Test
    void arguments_of_texts_are_written_in_the_language_of_the_page() {
        assertThat(ZH.t("web.rehearsal", DAY)).isEqualTo("演练：系统按 2021年2月10日 计算“今天”");
        assertThat(ZH.t("web.progress.open", 2000)).isEqualTo("已处理 2,000 条");
        assertThat(ZH.t("web.masked", new Money(50_000))).isEqualTo("尾号 500.00元");
        assertThat(ZH.t("web.masked", Message.of("web.home"))).isEqualTo("尾号 首页");
        assertThat(EN.t("web.errors.title", 1)).isEqualTo("There is a problem with one entry");
        assertThat(EN.t("web.errors.title", 2)).isEqualTo("There are problems with 2 entries");
    }

    @Test
    void a_missing_text_is_loud() {
        assertThatIllegalStateException()
                .isThrownBy(() -> ZH.t("web.no-such"))
                .withMessageContaining("messages/web_zh.properties");
    }

    @Test
    void navigation_shows_only_what_the_officer_may_use() {
        assertThat(givenPage().with(ROSTERS).build().navigation()).isEmpty();
        assertThat(givenPage().with(ROSTERS).signedIn(Duty.PAYS).build().navigation()).isEmpty();
        assertThat(givenPage().with(ROSTERS).signedIn(Duty.IMPORTS).build().navigation())
                .containsExactly(ROSTERS);
    }

    @Test
    void an_entry_owns_the_pages_below_it_but_not_its_namesakes() {
        assertThat(givenPage().at("/rosters/7").build().isIn(ROSTERS)).isTrue();
        assertThat(givenPage().at("/rosters").build().isIn(ROSTERS)).isTrue();
        assertThat(givenPage().at("/rosters-old").build().isIn(ROSTERS)).isFalse();
    }

    @Test
    void nobody_signed_in_can_do_nothing() {
        assertThat(ZH.can(Duty.PAYS)).isFalse();
        assertThat(givenPage().signedIn(Duty.PAYS).build().can(Duty.PAYS)).isTrue();
    }
}
