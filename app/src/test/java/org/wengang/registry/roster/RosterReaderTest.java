package org.wengang.registry.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.wengang.registry.GivenRoster.id;

import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wengang.kernel.Refused;
import org.wengang.organisation.Divisions;
import org.wengang.organisation.PlaceCode;
import org.wengang.registry.GivenRoster;
import org.wengang.registry.cell.FileRow;
import org.wengang.registry.cell.Places;
import org.wengang.registry.cell.RowCells;
import org.wengang.registry.roster.RosterLine.Accepted;
import org.wengang.registry.roster.RosterLine.Rejected;
import org.wengang.sheet.SheetCell;
import org.wengang.sheet.SheetProblem;
import org.wengang.sheet.SheetRow;

/** What each cell of a roster means, and what is wrong with it. */
class RosterReaderTest {

    private static final Divisions DIVISIONS = Divisions.load();
    private static final LocalDate TODAY = LocalDate.of(2021, 2, 5);

    @Test
    void headings_stand_in_any_order_with_stars_blanks_and_remarks() {
        var lines = read(GivenRoster.with("* 证 件 号 码（必填）", "工号", " 姓名 ").row(id(1), "A7", "张试一"));
        assertThat(accepted(lines.getFirst()).name().value()).isEqualTo("张试一");
    }

    @Test
    void what_is_not_written_is_not_known() {
        var row = accepted(read(GivenRoster.with("姓名", "证件号码", "户籍所在地").row("张试一", id(1))));
        assertThat(row.facts()).containsOnlyKeys("birth");
        assertThat(row.mobile()).isNull();
        assertThat(row.hukou()).isNull();
        assertThat(row.onDutyDays()).isNull();
    }

    @Test
    void nothing_but_blanks_is_nothing() {
        assertThat(fault("单位类型", " 　 ")).isEmpty();
        assertThat(row("单位类型", " 　 ").employerKind()).isNull();
    }

    @Test
    void a_zero_is_a_zero_and_not_nothing() {
        assertThat(row("春节假期在岗天数", 0).onDutyDays()).isZero();
    }

    @Test
    void all_faults_of_a_row_are_told_at_once() {
        var lines =
                read(
                        GivenRoster.with("姓名", "证件号码", "手机号码", "户籍所在地", "单位类型")
                                .row("张3", "1301", "12345", "月球", "国企"));
        assertThat(codes(lines.getFirst()))
                .isEqualTo(
                        "NAME:person-name-characters ID:resident-id-length MOBILE:mobile-length"
                                + " HUKOU:place-unknown EMPLOYER_KIND:not-in-list");
    }

    @Test
    void name_and_number_are_required() {
        assertThat(codes(read(GivenRoster.with("姓名", "证件号码", "备注").row(null, " ", "有")).getFirst()))
                .isEqualTo("NAME:required ID:required");
    }

    @Test
    void a_number_that_was_stored_as_a_number_is_refused_even_if_it_looks_whole() {
        var line =
                read(
                        GivenRoster.with("姓名", "证件号码", "统一社会信用代码")
                                .row("张试一", 130106198001019915L, 12L));
        assertThat(codes(line.getFirst()))
                .isEqualTo("ID:id-stored-as-number USCC:uscc-stored-as-number");
    }

    @Test
    void a_formula_counts_as_what_it_shows_and_an_error_value_as_a_fault() {
        SheetCell name = new SheetCell.Formula(new SheetCell.Text("张试一"));
        SheetCell number = new SheetCell.Formula(new SheetCell.Text(id(1)));
        SheetCell broken = new SheetCell.Formula(new SheetCell.ErrorCell("#N/A"));
        assertThat(codes(parsed(name, number))).isEmpty();
        assertThat(codes(parsed(name, number, broken))).isEqualTo("HUKOU:error-value");
    }

    private static RosterLine parsed(SheetCell... cells) {
        var columns = Map.of("姓名", 0, "证件号码", 1, "户籍所在地", 2);
        var row =
                new RowCells(
                        new SheetRow(2, List.of(cells)), columns, new Places(DIVISIONS, TODAY));
        return new RowParser(2, row, TODAY).parse();
    }

    @Test
    void a_mobile_stored_as_a_number_is_whole() {
        assertThat(row("手机号码", 13800000001L).mobile()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "130110, 130110",
        "河北省石家庄市鹿泉区, 130110",
        "河北省 石家庄市 鹿泉区, 130110",
        "石家庄市鹿泉区, 130110",
        "河北省石家庄市鹿泉区获鹿镇, 130110",
        "河北省, 130000",
        "陕西省安康市旬阳县, 610981",
        "610928, 610981",
        "河北省石家庄市鹿泉市, 130110",
        "鹿泉区大河镇, 130110",
        "石家庄市大河镇, 130110",
        "130110107, 130110",
        "130110107201, 130110",
        "610981112000, 610981",
        "610928112, 610981",
        "陕西省安康市旬阳县铜钱关镇, 610981",
        "东莞市虎门镇, 441900"
    })
    void a_place_is_a_code_or_a_path_of_names_and_is_kept_by_the_code_in_use(
            String written, String code) {
        assertThat(row("户籍所在地", written).facts()).containsEntry("hukou", code);
    }

    @ParameterizedTest
    @CsvSource({
        "130110,",
        "河北省石家庄市鹿泉区,",
        "130110107, 130110107",
        "130110107201, 130110107201",
        "鹿泉区大河镇, 130110107",
        "河北省石家庄市鹿泉区大河镇, 130110107",
        "河北省石家庄市鹿泉区大河镇大河村, 130110107201",
        "河北省石家庄市鹿泉区大河镇大河村中心路12号, 130110107201",
        "河北省石家庄市鹿泉区大河镇不存在村3号, 130110107",
        "河北省石家庄市鹿泉区向阳大街5号,",
        "610928112,",
        "东莞市虎门镇, 441900121"
    })
    void the_town_or_village_of_a_place_is_kept_beside_its_county(
            String written, @Nullable String locality) {
        assertThat(RosterRow.locality(row("家庭所在地", written).home()))
                .isEqualTo(locality == null ? null : new PlaceCode(locality));
    }

    @Test
    void a_place_of_several_is_refused_and_names_them() {
        var line = read(GivenRoster.with("姓名", "证件号码", "留岗地").row("张试一", id(1), "桥东区")).getFirst();
        assertThat(((Rejected) line).faults().getFirst().arguments().getFirst().toString())
                .contains("河北省张家口市桥东区（130702）");
    }

    @ParameterizedTest
    @CsvSource({
        "大河镇, 河北省石家庄市鹿泉区大河镇（130110107）",
        "中原镇, 陕西省安康市汉滨区中原镇（610902119）",
        "石家庄鹿泉, 河北省石家庄市鹿泉区（130110）",
        "鹿泉大河, 河北省石家庄市鹿泉区大河镇（130110107）"
    })
    void a_place_written_loosely_is_refused_and_told_in_full(String written, String told) {
        var line =
                read(GivenRoster.with("姓名", "证件号码", "留岗地").row("张试一", id(1), written)).getFirst();
        assertThat(((Rejected) line).faults().getFirst().arguments().getFirst().toString())
                .contains(told);
    }

    @ParameterizedTest
    @EnumSource
    void every_kind_of_employer_is_understood(EmployerKind kind) {
        assertThat(row("单位类型", kind.word()).facts()).containsEntry("employer_kind", kind.code());
    }

    @ParameterizedTest
    @EnumSource
    void every_category_is_understood(WorkerCategory category) {
        assertThat(row("人员类别", category.word()).facts())
                .containsEntry("worker_category", category.code());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2021-02-11",
                "2021/2/11",
                "2021-2-11",
                "20210211",
                "2021年2月11日",
                "2021.02.11",
                "2021-02-11 00:00:00",
                "２０２１－０２－１１"
            })
    void a_day_is_written_in_many_ways(String written) {
        assertThat(row("留岗开始日期", written).stayFrom()).isEqualTo("2021-02-11");
    }

    @Test
    void a_day_is_a_cell_shown_as_a_day_or_eight_digits() {
        assertThat(row("留岗开始日期", LocalDate.of(2021, 2, 11)).stayFrom()).isEqualTo("2021-02-11");
        assertThat(row("留岗开始日期", 20210211).stayFrom()).isEqualTo("2021-02-11");
    }

    @ParameterizedTest
    @CsvSource({
        "2021-02-30, not-a-day",
        "2021-2/11, not-a-day",
        "11.2.2021, not-a-day",
        "44238, not-a-day",
        "2月11日, not-a-day",
        "2021-02-11 08:30, not-a-day",
        "1999-12-31, day-implausible",
        "2101-01-01, day-implausible"
    })
    void no_day_is_ever_guessed(String written, String code) {
        assertThat(fault("留岗开始日期", written)).isEqualTo("STAY_FROM:" + code);
    }

    @Test
    void a_stay_ends_on_its_first_day_at_the_earliest() {
        var stay = GivenRoster.with("姓名", "证件号码", "留岗开始日期", "留岗结束日期");
        var lines =
                read(
                        stay.row("张试一", id(1), "2021-02-11", "2021-02-11")
                                .row("李试二", id(2), "2021-02-11", "2021-02-10"));
        assertThat(lines.getFirst()).isInstanceOf(Accepted.class);
        assertThat(codes(lines.getLast())).isEqualTo("STAY_TO:stay-ends-before-it-begins");
    }

    @ParameterizedTest
    @CsvSource({
        "0, ''",
        "31, ''",
        "32, on-duty-days",
        "-1, on-duty-days",
        "2.5, on-duty-days",
        "7天, on-duty-days"
    })
    void days_on_duty_are_whole_and_at_most_31(String written, String code) {
        assertThat(fault("春节假期在岗天数", written))
                .isEqualTo(code.isEmpty() ? "" : "ON_DUTY_DAYS:" + code);
    }

    @Test
    void long_texts_are_refused_and_never_cut() {
        assertThat(fault("备注", "长".repeat(501))).isEqualTo("REMARK:too-long");
        assertThat(row("备注", "长".repeat(500)).remark()).hasSize(500);
        assertThat(fault("用人单位名称", "长".repeat(201))).isEqualTo("EMPLOYER_NAME:too-long");
    }

    @Test
    void what_no_database_stores_is_left_out_of_texts() {
        assertThat(row("备注", "一\u0000二\uD800三\u200B四").remark()).isEqualTo("一二三四");
    }

    @Test
    void a_person_counts_once_and_a_refused_row_does_not_count() {
        var lines =
                read(
                        GivenRoster.with("姓名", "证件号码", "单位类型")
                                .row("张试一", id(1), "国企")
                                .row("张试一", id(1), "国有企业")
                                .row("张试一", id(1), "私营企业"));
        assertThat(lines)
                .extracting(RosterReaderTest::codes)
                .containsExactly("EMPLOYER_KIND:not-in-list", "", "ID:person-twice");
        assertThat(((Rejected) lines.getLast()).faults().getFirst().arguments())
                .containsExactly(FileRow.of(3, List.of()));
    }

    @Test
    void of_many_people_each_is_found_again() {
        var roster = GivenRoster.with("姓名", "证件号码");
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 6_000; i++) {
                roster.row("张试一", id(i));
            }
        }
        var lines = read(roster);
        assertThat(lines.subList(0, 6_000)).allMatch(Accepted.class::isInstance);
        assertThat(lines.subList(6_000, 12_000))
                .allSatisfy(line ->
                        assertThat(((Rejected) line).faults().getFirst().arguments())
                                .containsExactly(FileRow.of(line.number() - 6_000, List.of())));
    }

    @Test
    void a_file_without_the_required_headings_is_refused_and_so_is_a_heading_twice() {
        refused(SheetProblem.NO_HEADINGS, GivenRoster.with("姓名", "性别").row("张试一", "男"));
        refused(
                SheetProblem.HEADING_TWICE,
                GivenRoster.with("姓名", "证件号码", "姓 名").row("张试一", id(1)));
    }

    private static void refused(SheetProblem problem, GivenRoster roster) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> read(roster))
                .extracting(Refused::problem)
                .isEqualTo(problem);
    }

    private static RosterRow row(String heading, @Nullable Object cell) {
        return accepted(read(one(heading, cell)));
    }

    /** Column and code of each fault, "" if there is none. */
    private static String fault(String heading, @Nullable Object cell) {
        return codes(read(one(heading, cell)).getFirst());
    }

    private static GivenRoster one(String heading, @Nullable Object cell) {
        return GivenRoster.with("姓名", "证件号码", heading).row("张试一", id(1), cell);
    }

    private static RosterRow accepted(List<RosterLine> lines) {
        return accepted(lines.getFirst());
    }

    private static RosterRow accepted(RosterLine line) {
        assertThat(line).isInstanceOf(Accepted.class);
        return ((Accepted) line).row();
    }

    private static String codes(RosterLine line) {
        return switch (line) {
            case Accepted _ -> "";
            case Rejected rejected ->
                    rejected.faults().stream()
                            .map(fault ->
                                    RosterColumn.ofHeading(fault.heading()).orElseThrow()
                                            + ":"
                                            + fault.code())
                            .collect(Collectors.joining(" "));
        };
    }

    private static List<RosterLine> read(GivenRoster roster) {
        try (var reader =
                RosterReader.open(
                        new ByteArrayInputStream(roster.xlsx()), "名册.xlsx", DIVISIONS, TODAY)) {
            return reader.lines().toList();
        }
    }
}
