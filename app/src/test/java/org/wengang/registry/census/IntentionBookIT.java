package org.wengang.registry.census;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wengang.registry.GivenFiling.file;
import static org.wengang.registry.GivenFiling.row;
import static org.wengang.registry.GivenRoster.id;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.wengang.database.WengangTest;
import org.wengang.registry.book.Book;
import org.wengang.registry.imports.ImportBatch;
import org.wengang.registry.imports.ImportBatch.Counts;
import org.wengang.registry.imports.ImportState;
import org.wengang.registry.imports.RosterDesk;
import org.wengang.registry.imports.undo.Undoing;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.web.Message;

/** The ledger of intentions: files, officers and contacts say of the same people. */
@WengangTest
class IntentionBookIT {

    private final CensusDesk desk;
    private final Undoing undoing;
    private Officer officer;

    @Autowired
    IntentionBookIT(Undoing undoing, ApplicationContext context) {
        this.undoing = undoing;
        this.desk = new CensusDesk(context);
    }

    @BeforeEach
    void people_of_luquan() {
        officer = desk.officer(CensusDesk.LUQUAN, "luquan-jingban", Role.CASEWORKER);
        desk.roster(officer);
    }

    @SafeVarargs
    private ImportBatch bring(Map<String, @Nullable Object>... rows) {
        return desk.rosters.bring(officer, Book.INTENTION.schema(), "意愿.xlsx", file(rows).xlsx());
    }

    private static Map<String, @Nullable Object> says(
            String day, String intention, @Nullable String destination) {
        return row(
                "姓名",
                "张试一",
                "证件号码",
                id(1),
                "了解日期",
                day,
                "去留意愿",
                intention,
                "去向",
                destination,
                "求职意向",
                "焊工",
                "现在在本地",
                "是");
    }

    private String stands() {
        return desk.owner
                .sql(
                        """
                        select concat_ws(' ', intention, destination, (intention_at at time zone 'Asia/Shanghai')::date)
                          from registry.intention
                         where worker_id = :worker\
                        """)
                .param("worker", desk.worker("张试一"))
                .query(String.class)
                .single();
    }

    private void contacted(String intention) {
        var census = desk.plan(officer, "intention", "destination");
        desk.allot(officer, census, null, officer, 4);
        assertThat(desk.tells(officer, "张试一", "intention", intention, "reason", "改主意了").status())
                .isEqualTo(303);
    }

    @Test
    void the_newest_said_stands_whichever_file_comes_last() {
        assertThat(bring(says("2021-02-03", "外出务工", "330100")).counts())
                .isEqualTo(new Counts(1, 0, 0, 0));
        bring(says("2021-01-20", "还没定", null));
        assertThat(stands()).isEqualTo("go_out 330100 2021-02-03");
        bring(says("2021-02-04", "留下过年", null));
        assertThat(stands()).isEqualTo("stay 2021-02-04");
        var page = desk.browsing.open(officer, "/workers/" + desk.worker("张试一")).body();
        assertThat(page).contains("留下过年", "意愿.xlsx 第 2 行，2021年2月4日", "原为 浙江省杭州市（330100）");
        assertThat(desk.browsing.open(officer, "/census/intentions").body())
                .contains("留下过年", "焊工", "意愿.xlsx 第 2 行")
                .doesNotContain("杭州");
        assertThat(desk.browsing.open(officer, "/intentions?of=go_out").body())
                .contains("浙江省杭州市（330100）")
                .doesNotContain("还没定</td>");
    }

    @Test
    void what_a_contact_is_told_is_an_entry_like_a_row_of_a_file_and_neither_is_typed_twice() {
        bring(says("2021-02-04", "外出务工", "330100"));
        contacted("stay");
        assertThat(stands()).isEqualTo("stay 2021-02-05");
        assertThat(desk.browsing.open(officer, "/intentions").body()).contains("留下过年", "外出务工");
        assertThat(desk.browsing.open(officer, "/api/v1/intentions").body())
                .contains("\"intention\":\"stay\"", "\"intention\":\"go_out\"")
                .doesNotContain(id(1));
        assertThat(desk.browsing.open(officer, "/intentions/file.csv?of=go_out").body())
                .contains("了解日期", "2021-02-04,外出务工,浙江省杭州市（330100）,焊工,是", id(1).substring(14))
                .doesNotContain(id(1), "留下过年");
        assertThat(bring(says("2021-02-05", "留下过年", null)).counts())
                .isEqualTo(new Counts(0, 1, 0, 0));
        assertThat(desk.count("intention_said")).isEqualTo(2);
    }

    @Test
    void a_file_that_somebody_confirmed_at_a_contact_is_not_undone() {
        var batch = bring(says("2021-02-05", "留下过年", null));
        contacted("stay");
        assertThat(RosterDesk.as(officer, () -> undoing.ask(officer, batch.id(), "传错了文件")))
                .contains(Message.of("registry.undo.confirmed", 1));
        assertThat(desk.rosters.get(officer, batch.id()).state()).isEqualTo(ImportState.MERGED);
    }

    @Test
    void what_a_file_said_since_the_census_began_is_not_asked_again() {
        var census = desk.plan(officer, "intention");
        desk.allot(officer, census, null, officer, 4);
        bring(says("2021-01-31", "外出务工", null));
        var form = "/census/work/" + desk.errand("张试一");
        assertThat(desk.browsing.open(officer, form).body()).contains("name=\"intention\"");
        bring(says("2021-02-02", "返乡过年", null));
        assertThat(desk.browsing.open(officer, form).body()).doesNotContain("name=\"intention\"");
    }

    @Test
    void a_day_to_come_is_refused_and_a_correction_counts_at_once() {
        assertThat(bring(says("2021-02-06", "留下过年", null)).counts())
                .isEqualTo(new Counts(0, 0, 0, 1));
        bring(says("2021-02-04", "外出务工", "330100"));
        var entry =
                desk.owner
                        .sql("select entry_id from registry.intention_said")
                        .query(UUID.class)
                        .single();
        var path = "/intentions/" + entry + "/correction";
        assertThat(correct(path, "said_on", "2021-02-07", 1)).isEqualTo(422);
        assertThat(correct(path, "intention", "本地就业", 1)).isEqualTo(303);
        assertThat(stands()).isEqualTo("local 2021-02-04");
    }

    private int correct(String path, String fact, String value, int version) {
        return desk.browsing
                .send(
                        officer,
                        path,
                        "fact",
                        fact,
                        "value",
                        value,
                        "reason",
                        "电话核实",
                        "version",
                        "" + version)
                .status();
    }
}
