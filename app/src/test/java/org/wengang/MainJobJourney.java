package org.wengang;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.wengang.database.Scope;
import org.wengang.database.TestClock;
import org.wengang.database.WengangTest;
import org.wengang.kernel.OrgPath;
import org.wengang.policy.catalogue.Catalogue;
import org.wengang.security.Accounts;
import org.wengang.security.Role;
import org.wengang.web.Browser;
import org.wengang.web.Browser.Visitors;
import org.wengang.web.Visitor;

/** A roster goes in, decisions with reasons come out. */
@WengangTest
@ExtendWith(Browser.class)
class MainJobJourney {

    private static final Path DEMONSTRATION = Path.of("..", "docs", "demo");
    private static final Path LUQUAN_ROSTER = DEMONSTRATION.resolve("roster-luquan.xlsx");
    private static final String PASSWORD = "not-a-real-password";
    private static final String LUQUAN = "cn/13/1301/130110/";
    private static final String STAY = "鹿泉区2021年春节留鹿过年补贴";
    private static final String VOUCHER = "衡水市2021年外地留衡务工人员消费券";

    @Autowired Accounts accounts;
    @Autowired Catalogue catalogue;
    @Autowired TestClock clock;
    @Autowired PlatformTransactionManager transactions;

    @BeforeEach
    void offices_and_their_officers() {
        catalogue.load();
        account(LUQUAN, "luquan-jingban", "张试经", Role.CASEWORKER, Role.REVIEWER);
        account(LUQUAN, "luquan-fuhe", "李试复", Role.REVIEWER);
        account(LUQUAN, "luquan-zhengce", "王试政", Role.POLICY_OFFICER);
        account(LUQUAN, "luquan-caiwu", "赵试财", Role.FINANCE);
        account("cn/13/1301/130108/", "yuhua", "孙试邻", Role.values());
        account("cn/13/1311/", "hengshui-zhengce", "周试政", Role.POLICY_OFFICER);
        account("cn/13/1301/", "shijiazhuang-tongji", "吴试统", Role.STATISTICIAN);
    }

    @Test
    void a_roster_becomes_decisions_with_reasons(Visitors visitors) {
        var officer = arrives(visitors.wide(), "luquan-zhengce");
        issues(officer, STAY, "2000000");
        officer.readsEnglish();
        var hengshui = arrives(visitors.wide(), "hengshui-zhengce");
        issues(hengshui, VOUCHER, "300000");

        var caseworker = arrives(visitors.wide(), "luquan-jingban");
        caseworker.notes("home");
        imports(caseworker);
        var run = determines(caseworker);
        readsWhySomebodyIsRefused(caseworker, run);
        readsWhatIsMissing(caseworker, run);
        caseworker.readsEnglish();
    }

    private Desk arrives(Visitor visitor, String username) {
        visitor.signIn(username, PASSWORD);
        return new Desk(visitor);
    }

    /**
     * Asks too early, is told every value that is open, confirms each by its proposal, and issues.
     */
    private static void issues(Desk officer, String title, String budgetYuan) {
        officer.open("/policies").notes("policies").follows(title);
        var open = officer.page().locator("#parameters a[href*='/parameters/']").count();
        officer.confirms("发布政策", "确定发布");
        assertThat(officer.page().locator(".wg-error-summary li").count()).isEqualTo(open);
        for (var i = 0; i < open; i++) {
            officer.page()
                    .locator("#parameters .wg-badge ~ a[href*='/parameters/']")
                    .first()
                    .click();
            if (officer.path().endsWith("/budget")) {
                officer.presses("确认");
                assertThat(officer.page().locator(".wg-error-summary").innerText())
                        .contains("预算总额");
                officer.fills("value", budgetYuan);
            }
            officer.fills("note", "局长办公会议定").presses("确认");
        }
        officer.confirms("发布政策", "确定发布");
        assertThat(officer.text()).contains("政策已发布");
        officer.notes("policy-issued");
    }

    private static void imports(Desk caseworker) {
        caseworker.open("/imports/new").notes("import-new");
        caseworker.presses("上传并导入");
        assertThat(caseworker.page().locator(".wg-error-summary").innerText()).contains("请选择一个文件");
        caseworker
                .uploads("file", LUQUAN_ROSTER)
                .presses("上传并导入")
                .waitsFor(".wg-figure")
                .notes("import-result");
        var added = caseworker.number("新增");
        var refused = caseworker.number("未收入");
        assertThat(added).isGreaterThanOrEqualTo(2_000);
        assertThat(refused).isBetween(5L, 20L);
        assertThat(caseworker.text()).contains("以数字存放", "同一个人", "不是日期");
        var batch = caseworker.path();
        assertThat(caseworker.table(batch + "/errors", "姓名", "证件号码", "原因"))
                .hasSize((int) refused)
                .allSatisfy(row -> assertThat(row.get("原因")).isNotBlank());

        caseworker.open("/imports/new").uploads("file", LUQUAN_ROSTER).presses("上传并导入");
        caseworker.waitsFor(".wg-figure");
        assertThat(caseworker.number("新增")).isZero();
        assertThat(caseworker.number("变更")).isZero();
        caseworker.open("/imports").notes("imports");
        caseworker.open("/workers").notes("workers");
        caseworker.page().locator("tbody th a").first().click();
        caseworker.notes("worker");
    }

    /** Presses the button twice: one run. */
    private static String determines(Desk caseworker) {
        caseworker.open("/determinations").chooses("policy", "R-SJZ-04");
        caseworker.page().locator("main form button[type=submit]").first().dblclick();
        caseworker.waitsFor(".wg-figure").notes("determination");
        var run = caseworker.path();
        var people = caseworker.number("人数");
        long sum = 0;
        for (var verdict : List.of("符合", "不符合", "待核实", "不重复享受", "等待预算")) {
            sum += caseworker.number(verdict);
        }
        assertThat(sum).isEqualTo(people).isGreaterThanOrEqualTo(2_000);
        caseworker.open("/determinations").notes("determinations");
        assertThat(caseworker.rows()).isOne();
        return run;
    }

    private static void readsWhySomebodyIsRefused(Desk caseworker, String run) {
        caseworker.open(run + "/workers?verdict=not_eligible").notes("decisions");
        caseworker.page().locator("tbody th a").first().click();
        caseworker.notes("decision-refused");
        var clauses = caseworker.page().locator("main section.wg-card");
        assertThat(clauses.count()).isEqualTo(5);
        for (var i = 0; i < clauses.count(); i++) {
            var clause = clauses.nth(i);
            assertThat(clause.locator("blockquote").innerText()).isNotBlank();
            assertThat(clause.locator("cite").innerText()).contains("河北省");
        }
        assertThat(caseworker.text())
                .contains("✗ 不满足", "户籍所在地", "roster-luquan.xlsx", "2021年2月5日")
                .contains("由 王试政 于");
    }

    private static void readsWhatIsMissing(Desk caseworker, String run) {
        caseworker.open(run).page().getByText("常住地不在石家庄域内").first().waitFor();
        var unknown =
                caseworker.page().locator("tr:has-text('常住地不在石家庄域内') a[href*='truth=unknown' i]");
        unknown.click();
        caseworker.page().locator("tbody tr:has-text('待核实') th a").first().click();
        caseworker.notes("decision-undecided");
        assertThat(caseworker.text()).contains("待核实", "核实下列事实就能得出结果", "? 不清楚");
        assertThat(caseworker.page().locator("main .wg-notice li").allInnerTexts()).contains("常住地");
    }

    private void account(String office, String username, String name, Role... roles) {
        Scope.system(OrgPath.ROOT, "test")
                .call(() ->
                        new TransactionTemplate(transactions)
                                .execute(status ->
                                        accounts.open(
                                                new OrgPath(office),
                                                username,
                                                name,
                                                PASSWORD,
                                                Set.of(roles))));
    }
}
