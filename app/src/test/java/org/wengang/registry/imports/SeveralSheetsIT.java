package org.wengang.registry.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.wengang.registry.GivenRoster.id;

import jakarta.servlet.http.Cookie;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.MockMvc;
import org.wengang.database.TestDatabase;
import org.wengang.database.WengangTest;
import org.wengang.registry.GivenFiling;
import org.wengang.registry.GivenRoster;
import org.wengang.registry.book.Book;
import org.wengang.registry.imports.ImportBatch.Counts;
import org.wengang.registry.imports.Meanings.Meaning;
import org.wengang.registry.imports.undo.Undoing;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.sheet.SheetCell;
import org.wengang.sheet.SheetHeading;
import org.wengang.sheet.SheetReader;
import org.wengang.sheet.SheetWriter;

/** A workbook with a sheet a village, from its upload to its undoing. */
@WengangTest
class SeveralSheetsIT {

    private final Imports imports;
    private final Previews previews;
    private final Undoing undoing;
    private final MockMvc pages;
    private final RosterDesk desk;
    private final JdbcClient owner = JdbcClient.create(TestDatabase.owner());

    private Officer officer;

    @Autowired
    SeveralSheetsIT(
            Imports imports,
            Previews previews,
            Undoing undoing,
            MockMvc pages,
            ApplicationContext context) {
        this.imports = imports;
        this.previews = previews;
        this.undoing = undoing;
        this.pages = pages;
        this.desk = new RosterDesk(context);
    }

    @BeforeEach
    void an_officer_of_luquan() {
        officer = desk.officer(RosterDesk.LUQUAN, "luquan-jingban", Role.CASEWORKER);
    }

    /** The first sheet is called 名册. */
    private static GivenRoster villages() {
        return GivenRoster.with("姓名", "证件号码", "颜色")
                .row("张试一", id(1), "红")
                .row("李试二", id(2), "蓝")
                .sheet(
                        "西村",
                        GivenRoster.with("证件号码", "户籍所在地", "姓名")
                                .row(id(3), "河北省保定市", "王改名")
                                .row("1301", null, "赵试四")
                                .row(id(2), null, "李试二"))
                .sheet("南村", GivenRoster.with("姓名", "身份证号", "工种").row("孙试五", id(5), "电工"))
                .sheet("汇总", GivenRoster.with("村", "人数").row("西村", 3));
    }

    @Test
    void every_sheet_is_brought_in_and_each_row_says_where_it_stands() throws Exception {
        desk.bring(officer, GivenRoster.with("姓名", "证件号码").row("王试三", id(3)));
        var id = received();
        var batch = desk.get(officer, id);
        assertThat(batch.sheets()).containsExactly("名册", "西村");
        assertThat(batch.counts()).isEqualTo(new Counts(2, 1, 0, 2));
        assertThat(page("/imports/" + id))
                .contains("读取了 2 张工作表：名册、西村")
                .contains("工作表“南村”缺少：证件号码", "请在下面说明表头的意思", "没有读取：汇总")
                .contains("工作表“西村”第 2 行", "王试三 → 王改名")
                .contains("工作表“西村”第 3 行", "应为 18 位")
                .contains("与工作表“名册”第 3 行是同一个人")
                .contains("身份证号", "按常见叫法提出");
        assertThat(english("/imports/" + id))
                .contains("2 sheets were read", "sheet “西村”, row 3")
                .contains("same person as sheet “名册”, row 3");
        assertThat(raw("/api/v1/imports/" + id))
                .contains("\"sheets\":[\"名册\",\"西村\"]")
                .contains("{\"name\":\"南村\",\"why\":\"headings_missing\",\"missing\":[\"证件号码\"]}");
        assertThat(raw("/api/v1/imports/" + id + "/refusals"))
                .contains("\"number\":2097155,\"sheet\":\"西村\",\"row\":3")
                .contains("{\"inFile\":3,\"sheet\":\"名册\",\"row\":3}");

        said(id, new Meanings(List.of(new Meaning("身份证号", "证件号码"))));
        var whole = desk.get(officer, id);
        assertThat(whole.sheets()).containsExactly("名册", "西村", "南村");
        assertThat(whole.counts()).isEqualTo(new Counts(3, 1, 0, 2));
        assertThat(whole.ignoredColumns()).containsExactly("颜色", "工种");
        confirm(whole);
        assertThat(desk.get(officer, id).counts()).isEqualTo(whole.counts());
        assertThat(page("/workers/" + worker("王改名"))).contains("村庄.xlsx 工作表“西村”第 2 行");
        assertThat(page("/workers/" + worker("张试一"))).contains("村庄.xlsx 工作表“名册”第 2 行");

        var workbook = send("/imports/" + id + "/errors").getContentAsByteArray();
        assertThat(read(workbook))
                .containsExactly(
                        "名册 [姓名, 证件号码, 颜色, 原因] 0",
                        "西村 [证件号码, 户籍所在地, 姓名, 原因] 2",
                        "南村 [姓名, 身份证号, 工种, 原因] 0");
        var again = desk.bring(officer, "改好.xlsx", corrected(workbook));
        assertThat(again.sheets()).containsExactly("名册", "西村", "南村");
        assertThat(again.counts()).isEqualTo(new Counts(1, 0, 1, 0));
        assertThat(read(send("/imports/" + id + "/errors?rows=all").getContentAsByteArray()))
                .extracting(line -> line.substring(line.length() - 1))
                .containsExactly("2", "3", "1");

        undo(again.id());
        undo(id);
        assertThat(
                        owner.sql("select name from registry.worker order by name")
                                .query(String.class)
                                .list())
                .containsExactly("王试三");
    }

    @Test
    void filings_of_two_sheets_are_compared_with_each_other() throws Exception {
        var month =
                GivenFiling.file(GivenFiling.row("单位名称", "甲厂", "统一社会信用代码", GivenFiling.uscc(1)));
        month.sheet(
                "二月",
                GivenFiling.file(
                        GivenFiling.row("统一社会信用代码", GivenFiling.uscc(2), "单位名称", "乙厂"),
                        GivenFiling.row("统一社会信用代码", GivenFiling.uscc(1), "单位名称", "甲厂")));
        var batch = desk.bring(officer, "employer/1", "申报.xlsx", month.xlsx());
        assertThat(batch.counts()).isEqualTo(new Counts(1, 0, 0, 2));
        assertThat(page("/imports/" + batch.id()))
                .contains("与工作表“二月”第 3 行申报的是同一件事")
                .contains("与工作表“名册”第 2 行申报的是同一件事");
        assertThat(page("/filings/" + one("select filing_id from registry.filing")))
                .contains("申报.xlsx 工作表“二月”第 2 行");
    }

    @Test
    void entries_of_two_sheets_are_compared_with_each_other_and_undone_together() throws Exception {
        var groups =
                GivenRoster.with("姓名", "证件号码", "重点群体", "认定日期")
                        .row("张试一", id(1), "残疾人", "2020-01-01")
                        .row("李试二", id(2), "残疾人", "2020-01-01")
                        .sheet(
                                "西村",
                                GivenRoster.with("认定日期", "重点群体", "证件号码", "姓名")
                                        .row("2020-01-01", "残疾人", id(1), "张试一"));
        var batch = desk.bring(officer, Book.GROUP.schema(), "台账.xlsx", groups.xlsx());
        assertThat(batch.counts()).isEqualTo(new Counts(1, 0, 0, 2));
        assertThat(page("/imports/" + batch.id()))
                .contains("与工作表“西村”第 2 行是同一条", "与工作表“名册”第 2 行是同一条");
        undo(batch.id());
        assertThat(owner.sql("select count(*) from registry.worker").query(Long.class).single())
                .isZero();
    }

    @Test
    void a_form_of_filings_beside_a_roster_is_left_for_an_import_of_its_own() throws Exception {
        var both =
                GivenRoster.with("姓名", "证件号码")
                        .row("张试一", id(1))
                        .sheet(
                                "困难家庭",
                                GivenRoster.with("姓名", "证件号码", "困难类别").row("李试二", id(2), "低保"));
        var batch = desk.bring(officer, "两种.xlsx", both.xlsx());
        assertThat(batch.sheets()).containsExactly("名册");
        assertThat(batch.counts()).isEqualTo(new Counts(1, 0, 0, 0));
        assertThat(page("/imports/" + batch.id())).contains("不是名册，没有读取：困难家庭");
    }

    @Test
    void headings_of_another_form_are_asked_for_of_all_sheets_at_once() {
        var foreign =
                GivenRoster.with("员工姓名", "身份证号")
                        .row("张试一", id(1))
                        .sheet("二月", GivenRoster.with("身份证号", "姓名").row(id(2), "李试二"))
                        .sheet("三月", GivenRoster.with("证件号码", "名字").row(id(3), "王试三"));
        var id =
                RosterDesk.as(
                        officer,
                        () ->
                                imports.receive(
                                        officer,
                                        "worker/1",
                                        "外.xlsx",
                                        new ByteArrayResource(foreign.xlsx())));
        var batch = desk.get(officer, id);
        assertThat(batch.state()).isEqualTo(ImportState.HEADINGS);
        assertThat(batch.ignoredColumns()).containsExactly("员工姓名", "身份证号", "名字");
        said(
                id,
                new Meanings(
                        List.of(
                                new Meaning("员工姓名", "姓名"),
                                new Meaning("名字", "姓名"),
                                new Meaning("身份证号", "证件号码"))));
        assertThat(desk.get(officer, id).counts()).isEqualTo(new Counts(3, 0, 0, 0));
    }

    @Test
    void what_was_brought_in_before_sheets_were_many_is_shown_as_it_was() throws Exception {
        var batch = desk.bring(officer, "村庄.xlsx", villages().xlsx());
        owner.sql(
                        """
                        update registry.import_batch
                           set sheets = '{}', skipped_sheets =
                               '[{"name": "西村", "why": "further", "missing": [], "headings": []}]'\
                        """)
                .update();
        owner.sql("delete from registry.import_refusal").update();
        owner.sql(
                        """
                        insert into registry.import_refusal (batch_id, row_number, org_path, faults)
                        values (:batch, 3, :org, '[{"column": "证件号码", "code": "person-twice",
                                                    "arguments": [{"row": 2}]}]')\
                        """)
                .param("batch", batch.id())
                .param("org", officer.org().value())
                .update();
        assertThat(page("/imports/" + batch.id()))
                .contains("与第 2 行是同一个人", "文件里还有别的名册工作表，没有读取：西村")
                .doesNotContain("张工作表：");
        assertThat(page("/workers/" + worker("张试一"))).contains("村庄.xlsx 第 2 行");
        assertThat(
                        read(
                                send("/imports/" + batch.id() + "/errors?rows=all")
                                        .getContentAsByteArray()))
                .containsExactly("名册 [姓名, 证件号码, 颜色, 原因] 2");
    }

    private UUID received() {
        var id =
                RosterDesk.as(
                        officer,
                        () ->
                                imports.receive(
                                        officer,
                                        "worker/1",
                                        "村庄.xlsx",
                                        new ByteArrayResource(villages().xlsx())));
        desk.run(officer, id);
        return id;
    }

    private void said(UUID id, Meanings meanings) {
        RosterDesk.as(
                officer,
                () -> {
                    previews.understand(officer, id, meanings);
                    return true;
                });
        desk.run(officer, id);
    }

    private void confirm(ImportBatch batch) {
        RosterDesk.as(
                officer,
                () -> {
                    previews.confirm(
                            officer,
                            batch.id(),
                            Objects.requireNonNull(batch.preview()).fingerprint());
                    return true;
                });
        desk.run(officer, batch.id());
    }

    private void undo(UUID id) {
        assertThat(RosterDesk.as(officer, () -> undoing.ask(officer, id, "传错了"))).isEmpty();
        desk.undo(officer, id);
        assertThat(desk.get(officer, id).state()).isEqualTo(ImportState.UNDONE);
    }

    private UUID worker(String name) {
        return one("select worker_id from registry.worker where name = '%s'".formatted(name));
    }

    private UUID one(String query) {
        return owner.sql(query).query(UUID.class).single();
    }

    /** Each sheet with its headings and how many rows it has. */
    private static List<String> read(byte[] workbook) {
        try (var file = open(workbook)) {
            var counts = new int[file.sheets().size()];
            file.rows().forEach(row -> counts[row.sheet()]++);
            var lines = new ArrayList<String>();
            for (var sheet : file.sheets()) {
                lines.add(
                        sheet.name()
                                + " "
                                + sheet.headings().stream().map(SheetHeading::text).toList()
                                + " "
                                + counts[lines.size()]);
            }
            return lines;
        }
    }

    private static SheetReader open(byte[] workbook) {
        return SheetReader.open(
                new ByteArrayInputStream(workbook),
                "workbook",
                List.of("姓名"),
                SheetReader.Limits.DEFAULT);
    }

    /** The workbook of refused rows with the number put right that was too short. */
    private static byte[] corrected(byte[] workbook) {
        var out = new ByteArrayOutputStream();
        try (var file = open(workbook)) {
            var sheets = file.sheets();
            try (var writer =
                    SheetWriter.open(
                            SheetWriter.Format.XLSX,
                            out,
                            sheets.getFirst().name(),
                            texts(sheets.getFirst()))) {
                var rows = file.rows().toList();
                for (int at = 0; at < sheets.size(); at++) {
                    if (at > 0) {
                        writer.sheet(sheets.get(at).name(), texts(sheets.get(at)));
                    }
                    for (var row : rows) {
                        if (row.sheet() == at) {
                            var cells = new ArrayList<>(row.cells());
                            cells.replaceAll(cell ->
                                    cell.text().equals("1301") ? SheetCell.of(id(4)) : cell);
                            writer.row(cells);
                        }
                    }
                }
            }
        }
        return out.toByteArray();
    }

    private static List<String> texts(SheetReader.Sheet sheet) {
        return sheet.headings().stream().map(SheetHeading::text).toList();
    }

    private String page(String path) throws Exception {
        return text(raw(path));
    }

    private String raw(String path) throws Exception {
        return send(path).getContentAsString();
    }

    private String english(String path) throws Exception {
        return text(
                pages.perform(
                                get(path)
                                        .with(authentication(asOfficer()))
                                        .cookie(new Cookie("lang", "en")))
                        .andReturn()
                        .getResponse()
                        .getContentAsString());
    }

    private MockHttpServletResponse send(String path) throws Exception {
        var response =
                pages.perform(get(path).with(authentication(asOfficer())))
                        .andReturn()
                        .getResponse();
        assertThat(response.getStatus()).as(path).isEqualTo(200);
        return response;
    }

    private UsernamePasswordAuthenticationToken asOfficer() {
        return UsernamePasswordAuthenticationToken.authenticated(officer, null, List.of());
    }

    private static String text(String html) {
        return html.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
    }
}
