package org.wengang.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wengang.registry.GivenRoster;

class DetermineTest {

    private static final Path POLICIES = Path.of("..", "policies");

    private static final String HEADINGS = "姓名,证件号码,户籍所在地,家庭所在地,常住地,单位类型,人员类别,留岗地,留岗开始日期,留岗结束日期\n";

    /** From 保定, at a private firm in 鹿泉 over the whole holiday. */
    private static final String ENTITLED =
            ",河北省保定市,河北省保定市,河北省保定市,私营企业,企业职工,130110,2021-02-01,2021-02-20\n";

    @TempDir Path folder;

    @Test
    void every_person_gets_a_line_for_every_policy_by_row_then_policy() throws IOException {
        var roster =
                roster(
                        HEADINGS
                                + ("张试一," + id("13010219900101991"))
                                + ENTITLED
                                + ("张试二," + id("13010219900101992"))
                                + ",河北省保定市,河北省保定市,,私营企业,企业职工,130110,2021-02-01,2021-02-20\n"
                                + ("张试三," + id("13010219900101993"))
                                + ",河北省保定市,裕华,河北省保定市,私营企业,企业职工,130110,2021-02-01,2021-02-20\n"
                                + "张试四,123\n");
        var typed = determine(POLICIES, roster);
        assertThat(typed.code()).isZero();
        assertThat(lines())
                .startsWith(
                        "policy,version,row,name,id_last4,verdict,amount_yuan,failed,unknown",
                        "R-HS-01,1,2,张试一,"
                                + last4("13010219900101991")
                                + ",not_eligible,,stay,amount",
                        "R-SJZ-04,1,2,张试一," + last4("13010219900101991") + ",eligible,500.00,,",
                        "R-HS-01,1,3,张试二,"
                                + last4("13010219900101992")
                                + ",not_eligible,,stay,amount",
                        "R-SJZ-04,1,3,张试二," + last4("13010219900101992") + ",undecided,,,residence")
                .endsWith("R-HS-01,1,5,张试四,,invalid_row,,,", "R-SJZ-04,1,5,张试四,,invalid_row,,,")
                .hasSize(9);
        assertThat(typed.out()).contains("R-SJZ-04 version 1:").contains("500.00 yuan");
        assertThat(typed.err())
                .contains("proposals that no officer has confirmed: holiday_first=2021-02-11")
                .contains("the budget has no value")
                .contains(roster + ":5: 证件号码: must have 18 characters");
    }

    @Test
    void the_same_files_give_the_same_bytes_readable_by_their_user_alone() throws IOException {
        var roster = entitled(3);
        determine(POLICIES, roster);
        var first = Files.readString(out());
        determine(POLICIES, roster);
        assertThat(out()).hasContent(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(out())))
                .isEqualTo("rw-------");
        assertThat(folder).isDirectoryNotContaining("glob:**.determine*");
    }

    @Test
    void a_roster_in_gb18030_reads_the_same() throws IOException {
        var utf8 = entitled(2);
        determine(POLICIES, utf8);
        var first = Files.readString(out());
        Files.write(utf8, Files.readString(utf8).getBytes(Charset.forName("GB18030")));
        determine(POLICIES, utf8);
        assertThat(out()).hasContent(first);
    }

    @Test
    void a_pool_is_spent_by_row_and_the_rest_waits() throws IOException {
        var policies =
                policiesWith(
                        "label_en: Budget\n",
                        "label_en: Budget\n    values: { 2021-01-21: \"1000.00\" }\n");
        assertThat(determine(policies, entitled(3)).code()).isZero();
        assertThat(verdicts()).containsExactly("eligible", "eligible", "waiting_budget");
    }

    @Test
    void of_an_exclusive_group_the_first_policy_goes() throws IOException {
        var policies = policiesWith("policy: R-SJZ-04", "policy: R-SJZ-03");
        Files.copy(POLICIES.resolve("130110-luquan/R-SJZ-04.yaml"), policies.resolve("other.yml"));
        assertThat(determine(policies, entitled(1)).code()).isZero();
        assertThat(verdicts()).containsExactly("eligible", "excluded");
    }

    @Test
    void a_person_twice_is_an_invalid_row_the_second_time() throws IOException {
        var line = "张试一," + id("13010219900101991") + ENTITLED;
        determine(policiesWith("x", "x"), roster(HEADINGS + line + line));
        assertThat(verdicts()).containsExactly("eligible", "invalid_row");
    }

    @Test
    void an_unknown_heading_is_refused_at_its_place_or_left_out_when_told() throws IOException {
        var roster = roster("姓名,证件号码,户籍所在,备注\n张试一," + id("13010219900101991") + ",保定,\n");
        refused(determine(POLICIES, roster), roster + ":1:3: The heading “户籍所在” is not known");
        var lenient = determine(POLICIES, roster, "--ignore-unknown-columns");
        assertThat(lenient.code()).isZero();
        assertThat(lenient.err()).contains("columns left out: 户籍所在");
    }

    @Test
    void people_of_several_sheets_are_answered_by_sheet_and_row() throws IOException {
        var january = GivenRoster.with("姓名", "证件号码").row("张试一", id("13010219900101991"));
        var february =
                GivenRoster.with("证件号码", "姓名")
                        .row(id("13010219900101992"), "张试二")
                        .row(id("13010219900101991"), "张试一");
        january.sheet("二月", february).sheet("汇总", GivenRoster.with("姓名").row("张试一"));
        var file = Files.write(folder.resolve("roster.xlsx"), january.xlsx());
        var typed = determine(policiesWith("x", "x"), file);
        assertThat(typed.code()).isZero();
        assertThat(lines())
                .extracting(line -> line.split(",")[2])
                .containsExactly("row", "名册!2", "二月!2", "二月!3");
        assertThat(typed.err())
                .contains("the sheet “汇总” is not read: it has no heading 证件号码.")
                .contains(file + ":二月!3: 证件号码: belongs to the same person as sheet “名册”, row 2.");
        Files.delete(out());
        january.sheet("三月", GivenRoster.with("姓名", "证件号码", "工种"));
        var unknown = Files.write(folder.resolve("unknown.xlsx"), january.xlsx());
        refused(
                determine(POLICIES, unknown),
                unknown + ":1:3: The heading “工种” of the sheet “三月” is not known");
    }

    @Test
    void a_heading_twice_is_refused_at_its_second_place() throws IOException {
        var known = roster("报表\n姓名,证件号码,常住地,常住地\n");
        refused(determine(POLICIES, known), known + ":2:4: ");
        var required = roster("姓名,证件号码,姓名\n");
        refused(determine(POLICIES, required), required + ":1:3: ");
    }

    @Test
    void what_is_no_roster_is_refused() throws IOException {
        var headless = roster("姓名,性别\n张试一,男\n");
        refused(determine(POLICIES, headless), headless + ":1:1: No row of headings");
        var missing = folder.resolve("missing.xlsx");
        refused(determine(POLICIES, missing), missing + ":1:1: There is no such file");
        var picture =
                Files.write(folder.resolve("a.xlsx"), new byte[] {(byte) 0x89, 'P', 'N', 'G'});
        refused(determine(POLICIES, picture), picture + ":1:1: ");
    }

    @Test
    void a_broken_policy_is_refused_at_its_place() throws IOException {
        var roster = entitled(1);
        var broken = policiesWith("p.stay_from <=", "p.stay_form <=");
        var file = broken.resolve("policy.yaml");
        refused(determine(broken, roster), file + ":", "no fact “stay_form”");
        var yaml = policiesWith("version: 1", "version: [");
        refused(determine(yaml, roster), file + ":");
        var otherCase = policiesWith("expect: { verdict: eligible", "expect: { verdict: undecided");
        refused(determine(otherCase, roster), file + ":", "Case “");
        var schema = policiesWith("schema: worker/1", "schema: worker/9");
        refused(determine(schema, roster), file + ":10:9: There is no schema “worker/9”");
    }

    @Test
    void a_folder_without_policies_or_with_one_twice_is_refused() throws IOException {
        var roster = entitled(1);
        var empty = Files.createDirectory(folder.resolve("empty"));
        refused(determine(empty, roster), empty + ":1:1: There is no policy");
        var nowhere = folder.resolve("nowhere");
        refused(determine(nowhere, roster), nowhere + ":1:1: There is no such folder");
        var twice = policiesWith("x", "x");
        Files.copy(twice.resolve("policy.yaml"), twice.resolve("copy.yaml"));
        refused(determine(twice, roster), "R-SJZ-04 version 1 stands in");
    }

    @Test
    void a_day_before_any_value_is_refused() throws IOException {
        var typed = run(POLICIES, entitled(1), "2020-01-01");
        assertThat(typed.code()).isEqualTo(2);
        assertThat(typed.sentence()).contains("has no value as of 2020-01-01");
    }

    @Test
    void a_place_that_cannot_be_written_is_refused_before_the_work() throws IOException {
        var nowhere = folder.resolve("nowhere/out.csv");
        var typed =
                Typed.command(
                        "determine",
                        "--policies",
                        POLICIES.toString(),
                        "--roster",
                        entitled(1).toString(),
                        "--as-of",
                        "2021-02-10",
                        "--out",
                        nowhere.toString());
        assertThat(typed.code()).isEqualTo(2);
        assertThat(typed.sentence()).isEqualTo(nowhere + ":1:1: The file cannot be written there.");
    }

    private void refused(Typed typed, String... parts) {
        assertThat(typed.code()).isEqualTo(2);
        assertThat(typed.sentence()).contains(parts);
        assertThat(out()).doesNotExist();
    }

    private Typed determine(Path policies, Path roster, String... more) {
        return run(policies, roster, "2021-02-10", more);
    }

    private Typed run(Path policies, Path roster, String day, String... more) {
        var words = new String[9 + more.length];
        var fixed =
                List.of(
                        "determine",
                        "--policies",
                        policies.toString(),
                        "--roster",
                        roster.toString(),
                        "--as-of",
                        day,
                        "--out",
                        out().toString());
        for (int i = 0; i < fixed.size(); i++) {
            words[i] = fixed.get(i);
        }
        System.arraycopy(more, 0, words, 9, more.length);
        return Typed.command(words);
    }

    /** The policy of 鹿泉 alone, with a change, without schemas of its own. */
    private Path policiesWith(String from, String to) throws IOException {
        var policies = Files.createDirectories(folder.resolve("policies"));
        var yaml = Files.readString(POLICIES.resolve("130110-luquan/R-SJZ-04.yaml"));
        Files.writeString(policies.resolve("policy.yaml"), yaml.replace(from, to));
        return policies;
    }

    private Path entitled(int people) throws IOException {
        var text = new StringBuilder(HEADINGS);
        for (int i = 1; i <= people; i++) {
            text.append("张试一,").append(id("1301021990010199" + i)).append(ENTITLED);
        }
        return roster(text.toString());
    }

    private Path roster(String text) throws IOException {
        return Files.writeString(folder.resolve("roster.csv"), text);
    }

    private Path out() {
        return folder.resolve("out.csv");
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(out());
    }

    private List<String> verdicts() throws IOException {
        return lines().stream().skip(1).map(line -> line.split(",")[5]).toList();
    }

    /** An invented number with its check digit (GB 11643-1999). */
    private static String id(String seventeen) {
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += (seventeen.charAt(i) - '0') * ((1 << (17 - i)) % 11);
        }
        return seventeen + "10X98765432".charAt(sum % 11);
    }

    private static String last4(String seventeen) {
        return id(seventeen).substring(14);
    }
}
