package org.wengang.registry.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wengang.registry.GivenFiling.file;
import static org.wengang.registry.GivenFiling.row;
import static org.wengang.registry.GivenFiling.uscc;
import static org.wengang.registry.GivenRoster.id;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wengang.database.TestDatabase;
import org.wengang.database.WengangTest;
import org.wengang.entitlement.Browsing;
import org.wengang.registry.book.Book;
import org.wengang.registry.checks.Checks;
import org.wengang.registry.imports.ImportBatch;
import org.wengang.registry.imports.ImportBatch.Counts;
import org.wengang.registry.imports.RosterDesk;
import org.wengang.security.Officer;
import org.wengang.security.Role;

/** Gifts, what employers do, and donations: kept as records, in money to the fen, never paid. */
@WengangTest
class CareBooksIT {

    private final RosterDesk desk;
    private final Browsing browsing;
    private final Checks checks;
    private final JdbcClient owner = JdbcClient.create(TestDatabase.owner());

    private Officer officer;

    @Autowired
    CareBooksIT(ApplicationContext context) {
        this.desk = new RosterDesk(context);
        this.browsing = new Browsing(context);
        this.checks = context.getBean(Checks.class);
    }

    @BeforeEach
    void an_officer_of_luquan() {
        officer = desk.officer(RosterDesk.LUQUAN, "luquan-jingban", Role.CASEWORKER);
    }

    @SafeVarargs
    private ImportBatch bring(Book book, Map<String, @Nullable Object>... rows) {
        return desk.bring(officer, book.schema(), "台账.xlsx", file(rows).xlsx());
    }

    /** R-SJZ-02: goods of 1,000 yuan to the family, in two deliveries. */
    private static Map<String, @Nullable Object> parcel(@Nullable Object value, int delivered) {
        return row(
                "姓名",
                "张试一",
                "证件号码",
                id(1),
                "慰问种类",
                "礼包",
                "发放日期",
                "2021-02-01",
                "出资方",
                "用人单位",
                "价值",
                value,
                "寄给老家的家属",
                "是",
                "分几次发放",
                2,
                "已发放几次",
                delivered);
    }

    @Test
    void a_parcel_of_two_deliveries_of_which_one_was_made_is_partly_delivered() {
        assertThat(bring(Book.GIFT, parcel("1000", 1)).counts()).isEqualTo(new Counts(1, 0, 0, 0));
        assertThat(found("gift-partly-delivered")).isOne();
        assertThat(browsing.open(officer, "/gifts").body())
                .contains("张试一", "礼包", "1,000.00元", "用人单位");
        assertThat(bring(Book.GIFT, parcel("1000.00", 2)).counts())
                .isEqualTo(new Counts(0, 1, 0, 0));
        assertThat(found("gift-partly-delivered")).isZero();
        assertThat(found("gift-delivered-too-often")).isZero();
        bring(Book.GIFT, parcel("1000", 3));
        assertThat(found("gift-delivered-too-often")).isOne();
    }

    @Test
    void money_is_kept_to_the_fen_and_shown_and_sent_as_it_is_written() {
        bring(Book.GIFT, parcel("999.99", 1));
        assertThat(owner.sql("select value_fen from registry.care_gift").query(Long.class).single())
                .isEqualTo(99_999);
        assertThat(browsing.open(officer, "/gifts/file.csv").body()).contains(",999.99,");
        assertThat(browsing.open(officer, "/gifts/new").body()).contains("以元为单位");
        var entry =
                owner.sql("select entry_id from registry.care_gift").query(String.class).single();
        assertThat(browsing.open(officer, "/gifts/" + entry).body()).contains("999.99元");
        assertThat(browsing.open(officer, "/api/v1/gifts/" + entry).body())
                .contains("\"fact\":\"value\",\"value\":\"999.99\"");
        var answer =
                browsing.send(
                        officer,
                        "/gifts/" + entry + "/correction",
                        "fact",
                        "value",
                        "value",
                        "888.80",
                        "reason",
                        "核对发票",
                        "version",
                        "1");
        assertThat(answer.status()).isEqualTo(303);
        assertThat(browsing.open(officer, "/gifts/" + entry).body()).contains("888.80元", "999.99元");
    }

    @Test
    void amounts_that_are_none_are_refused_by_their_column() {
        for (var wrong : new String[] {"-1", "1.234", "一千", "1000001"}) {
            assertThat(bring(Book.GIFT, parcel(wrong, 1)).counts())
                    .as(wrong)
                    .isEqualTo(new Counts(0, 0, 0, 1));
        }
    }

    @Test
    void what_an_employer_did_and_what_was_donated_is_one_entry_a_day_and_kind() {
        var event =
                row(
                        "单位名称",
                        "试验机械厂",
                        "统一社会信用代码",
                        uscc(1),
                        "活动种类",
                        "集体过年",
                        "活动日期",
                        "2021-02-11",
                        "惠及人数",
                        300,
                        "单位出资",
                        "15000.50",
                        "单位自报",
                        "是");
        assertThat(bring(Book.EVENT, event).counts()).isEqualTo(new Counts(1, 0, 0, 0));
        assertThat(bring(Book.EVENT, event).counts()).isEqualTo(new Counts(0, 0, 1, 0));
        assertThat(browsing.open(officer, "/events").body()).contains("集体过年", "15,000.50元");
        assertThat(browsing.openInEnglish(officer, "/events").body())
                .contains("Celebrating together");
        var donation =
                row(
                        "单位名称",
                        "试验机械厂",
                        "统一社会信用代码",
                        uscc(1),
                        "捐赠种类",
                        "防疫包裹",
                        "捐赠日期",
                        "2021-02-05",
                        "件（套）数",
                        1000,
                        "给谁",
                        "留岗职工的家属");
        assertThat(bring(Book.DONATION, donation).counts()).isEqualTo(new Counts(1, 0, 0, 0));
        assertThat(browsing.open(officer, "/donations").body()).contains("防疫包裹", "1,000");
        var neighbour = desk.officer(RosterDesk.YUHUA, "yuhua-jingban", Role.CASEWORKER);
        assertThat(browsing.open(neighbour, "/donations").body()).doesNotContain("试验机械厂");
    }

    @Test
    void nothing_of_it_is_an_award_or_moves_a_budget() {
        bring(Book.GIFT, parcel("1000", 1));
        assertThat(owner.sql("select count(*) from entitlement.award").query(Long.class).single())
                .isZero();
        assertThat(
                        owner.sql(
                                        """
                                        select count(*)
                                          from pg_constraint
                                         where contype = 'f'
                                           and confrelid in ('registry.care_gift'::regclass,
                                                             'registry.employer_event'::regclass,
                                                             'registry.donation'::regclass)\
                                        """)
                                .query(Long.class)
                                .single())
                .as("what could pay for them")
                .isZero();
    }

    private long found(String code) {
        var query =
                checks.catalogue().stream()
                        .filter(check -> check.code().equals(code))
                        .findFirst()
                        .orElseThrow()
                        .query();
        return owner.sql("select count(*) from (" + query + "\n) found").query(Long.class).single();
    }
}
