package org.wengang;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
import org.wengang.kernel.Money;
import org.wengang.kernel.OrgPath;
import org.wengang.policy.catalogue.Catalogue;
import org.wengang.security.Accounts;
import org.wengang.security.Role;
import org.wengang.web.Browser;
import org.wengang.web.Browser.Visitors;
import org.wengang.web.Visitor;

/** A roster goes in; decisions, a notice, a payment file and a bulletin sentence come out. */
@WengangTest
@ExtendWith(Browser.class)
class MainJobJourney {

    private static final Path DEMONSTRATION = Path.of("..", "docs", "demo");
    private static final Path LUQUAN_ROSTER = DEMONSTRATION.resolve("roster-luquan.xlsx");
    private static final Path LUQUAN_ACCOUNTS = DEMONSTRATION.resolve("accounts-luquan.csv");
    private static final Path HENGSHUI_ROSTER = DEMONSTRATION.resolve("roster-hengshui.xlsx");
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
        account(LUQUAN, "luquan-kuaiji", "陈试会", Role.FINANCE);
        account("cn/13/1301/130108/", "yuhua", "孙试邻", Role.values());
        account("cn/13/1311/", "hengshui-zhengce", "周试政", Role.POLICY_OFFICER);
        account("cn/13/1311/", "hengshui-fuhe", "陈试复", Role.REVIEWER);
        account("cn/13/1311/", "hengshui-jingban", "冯试经", Role.CASEWORKER);
        account("cn/13/1301/", "shijiazhuang-tongji", "吴试统", Role.STATISTICIAN);
    }

    @Test
    void a_roster_becomes_decisions_a_notice_a_payment_and_a_sentence(Visitors visitors) {
        var policyOfficer = arrives(visitors.wide(), "luquan-zhengce");
        var reviewer = arrives(visitors.wide(), "luquan-fuhe");
        issues(policyOfficer, reviewer, STAY, "2000000");
        var caseworker = arrives(visitors.wide(), "luquan-jingban");
        imports(caseworker, LUQUAN_ROSTER, 2_000);
        var run = determines(caseworker, "R-SJZ-04", 2_000);
        readsWhySomebodyIsRefused(caseworker, run);
        readsWhatIsMissing(caseworker, run);
        mayNotReviewTheOwnProposals(caseworker);
        var approved = reviews(reviewer);
        objects(visitors.phoneWithoutJavaScript(), publishes(caseworker));
        seesTheObjection(reviewer);
        caseworker.open("/").notes("home");

        clock.moveTo("2021-02-20T09:00");
        statesAccounts(caseworker);
        var finance = arrives(visitors.wide(), "luquan-caiwu");
        var paid = pays(finance, arrives(visitors.wide(), "luquan-kuaiji"), approved - 1);
        var statistician = arrives(visitors.wide(), "shijiazhuang-tongji");
        readsTheSentence(statistician, paid);

        var neighbour = arrives(visitors.wide(), "yuhua");
        for (var desk : List.of(policyOfficer, caseworker, reviewer, finance, statistician)) {
            desk.readsEnglish();
            seesNothing(neighbour, desk.paths());
        }
    }

    @Test
    void the_vouchers_of_hengshui_are_determined_on_a_roster_of_its_own(Visitors visitors) {
        issues(
                arrives(visitors.wide(), "hengshui-zhengce"),
                arrives(visitors.wide(), "hengshui-fuhe"),
                VOUCHER,
                "200000");
        var caseworker = arrives(visitors.wide(), "hengshui-jingban");
        imports(caseworker, HENGSHUI_ROSTER, 600);
        var run = determines(caseworker, "R-HS-01", 600);
        var waiting = caseworker.open(run).number("等待预算");
        var proposed = caseworker.number("符合");
        var sum = caseworker.open(run + "/workers?verdict=eligible").fenOnAllPages("金额");
        assertThat(waiting).isPositive();
        assertThat(sum).isBetween(200_000_00L - 600_00, 200_000_00L);
        assertThat(proposed).isBetween(sum / 600_00, sum / 500_00);
    }

    @Test
    void every_step_of_the_office_works_without_javascript(Visitors visitors) {
        var reviewer = arrives(visitors.withoutJavaScript(), "luquan-fuhe");
        issues(arrives(visitors.withoutJavaScript(), "luquan-zhengce"), reviewer, STAY, "2000000");
        var caseworker = arrives(visitors.withoutJavaScript(), "luquan-jingban");
        imports(caseworker, LUQUAN_ROSTER, 2_000);
        var run = determines(caseworker, "R-SJZ-04", 2_000);
        readsWhySomebodyIsRefused(caseworker, run);
        readsWhatIsMissing(caseworker, run);
        var approved = reviews(reviewer);
        publishes(caseworker);
        clock.moveTo("2021-02-20T09:00");
        statesAccounts(caseworker);
        pays(
                arrives(visitors.withoutJavaScript(), "luquan-caiwu"),
                arrives(visitors.withoutJavaScript(), "luquan-kuaiji"),
                approved);
    }

    private Desk arrives(Visitor visitor, String username) {
        visitor.signIn(username, PASSWORD);
        return new Desk(visitor);
    }

    /**
     * Asks too early, is told every value that is open, confirms each by its proposal, tries the
     * policy, lets a second person approve it, and issues.
     */
    private static void issues(Desk officer, Desk second, String title, String budgetYuan) {
        officer.open("/policies").notes("policies").follows(title);
        var open = officer.page().locator("#parameters a[href*='/parameters/']").count();
        officer.confirms("发布政策", "确定发布");
        assertThat(officer.page().locator(".wg-error-summary li").count()).isEqualTo(open + 1);
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
        var policy = officer.path();
        officer.follows("对全部人员测算这项政策").presses("开始测算").waitsFor("main code");
        second.open(policy).confirms("审定", "同意");
        assertThat(second.text()).contains("政策已审定");
        officer.open(policy).confirms("发布政策", "确定发布");
        assertThat(officer.text()).contains("政策已发布");
        officer.notes("policy-issued");
    }

    private static void imports(Desk caseworker, Path roster, long atLeast) {
        caseworker.open("/imports/new").notes("import-new");
        caseworker.presses("上传并读取");
        assertThat(caseworker.page().locator(".wg-error-summary").innerText()).contains("请选择一个文件");
        caseworker
                .uploads("file", roster)
                .presses("上传并读取")
                .waitsFor("form[action$='/confirmation']")
                .notes("import-preview")
                .presses("确认登记")
                .waitsFor(".wg-figure")
                .notes("import-result");
        var added = caseworker.number("新增");
        var refused = caseworker.number("未收入");
        assertThat(added).isGreaterThanOrEqualTo(atLeast);
        assertThat(refused).isBetween(5L, 20L);
        assertThat(caseworker.text()).contains("以数字存放", "同一个人", "不是日期");
        var batch = caseworker.path();
        assertThat(caseworker.table(batch + "/errors", "姓名", "证件号码", "原因"))
                .hasSize((int) refused)
                .allSatisfy(row -> assertThat(row.get("原因")).isNotBlank());

        caseworker.open("/imports/new").uploads("file", roster).presses("上传并读取");
        caseworker.waitsFor("form[action$='/confirmation']").presses("确认登记");
        caseworker.waitsFor(".wg-figure");
        assertThat(caseworker.number("新增")).isZero();
        assertThat(caseworker.number("变更")).isZero();
        caseworker.open("/imports").notes("imports");
        caseworker.open("/workers").notes("workers");
        caseworker.page().locator("tbody th a").first().click();
        caseworker.notes("worker");
    }

    /** Presses the button twice: one run. */
    private static String determines(Desk caseworker, String policy, long atLeast) {
        caseworker.open("/determinations").chooses("policy", policy);
        caseworker.page().locator("main form button[type=submit]").first().dblclick();
        caseworker.waitsFor(".wg-figure").notes("determination");
        var run = caseworker.path();
        var people = caseworker.number("人数");
        long sum = 0;
        for (var verdict : List.of("符合", "不符合", "待核实", "不重复享受", "等待预算")) {
            sum += caseworker.number(verdict);
        }
        assertThat(sum).isEqualTo(people).isGreaterThanOrEqualTo(atLeast);
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

    private static void mayNotReviewTheOwnProposals(Desk caseworker) {
        caseworker.open("/reviews").notes("reviews-own");
        assertThat(caseworker.text()).contains("由您认定，须由他人复核");
        assertThat(caseworker.page().locator("input[name=chosen]").count()).isZero();
    }

    /** Sends back one, refuses one, approves the rest of the first page; a click twice is one. */
    private static long reviews(Desk reviewer) {
        reviewer.open("/reviews").notes("reviews");
        var chosen = reviewer.page().locator("input[name=chosen]");
        chosen.first().check();
        reviewer.presses("退回经办");
        assertThat(reviewer.page().locator(".wg-error-summary").innerText()).contains("请写明理由");
        reviewer.fills("reason", "请核实留岗日期").presses("退回经办");
        assertThat(reviewer.text()).contains("已退回 1 人");
        chosen.first().check();
        reviewer.fills("reason", "经核实已离开鹿泉").presses("不予批准");
        assertThat(reviewer.text()).contains("已不予批准 1 人");
        var count = chosen.count();
        var shown = chosen.first().getAttribute("value");
        reviewer.page().locator("#all").check();
        reviewer.presses("批准");
        assertThat(reviewer.text()).contains("已批准 " + count + " 人");
        var again = Map.of("chosen", shown, "action", "approve");
        assertThat(reviewer.sends("/reviews/decisions", again)).isEqualTo(303);
        var other = Map.of("chosen", shown, "action", "refuse", "reason", "改变主意");
        assertThat(reviewer.sends("/reviews/decisions", other)).isEqualTo(409);
        reviewer.open("/reviews?status=approved");
        assertThat(reviewer.rowsOnAllPages()).isEqualTo(count);
        return count;
    }

    private static String publishes(Desk caseworker) {
        caseworker.open("/publications").notes("publication");
        caseworker.presses("发布公示");
        assertThat(caseworker.page().locator(".wg-error-summary").innerText()).contains("请填写公示标题");
        caseworker
                .fills("title", "鹿泉区春节留鹿补贴拟发放人员公示（第一批）")
                .fills("lastDay", "2021-02-10")
                .presses("发布公示");
        assertThat(caseworker.text()).contains("已公示");
        return caseworker.path();
    }

    private static void objects(Visitor citizen, String notice) {
        var desk = new Desk(citizen).open("/notices");
        desk.follows("鹿泉区春节留鹿补贴拟发放人员公示（第一批）");
        assertThat(desk.path()).isEqualTo(notice);
        assertThat(desk.text()).doesNotContainPattern("\\d{17}").doesNotContainPattern("1\\d{10}");
        desk.notes("notice");
        desk.page().locator("a[href$='/lines/1/objections']").click();
        desk.notes("objection-form").presses("提交异议");
        assertThat(desk.page().locator(".wg-error-summary").innerText()).contains("请填写异议内容");
        desk.fills("statement", "此人腊月二十八已回老家。").presses("提交异议");
        assertThat(desk.text()).contains("已收到对第 1 行的异议");
    }

    private static void seesTheObjection(Desk reviewer) {
        reviewer.open("/objections").notes("objections");
        reviewer.page().locator("tbody th a").first().click();
        assertThat(reviewer.text()).contains("此人腊月二十八已回老家。");
        reviewer.notes("objection");
    }

    /** Without an account nobody is paid; afterwards everybody has one. */
    private static void statesAccounts(Desk caseworker) {
        caseworker.open("/accounts").notes("accounts");
        assertThat(caseworker.rows()).isPositive();
        caseworker.uploads("file", LUQUAN_ACCOUNTS).presses("读取文件");
        assertThat(caseworker.open("/accounts").text()).contains("已批准的待遇都有收款账户");
    }

    /** Everybody once, without the contested line; the same bytes twice. */
    private static long pays(Desk finance, Desk second, long people) {
        finance.open("/payments").notes("payments");
        finance.confirms("生成发放批次", "确认生成").notes("payment-batch");
        var batch = finance.path();
        assertThat(finance.text()).contains("须由另一位财务人员核对后放行");
        second.open(batch)
                .fills("payer", "鹿泉区试验就业服务中心")
                .fills("payerNumber", "13050161234500000123")
                .fills("payerBank", "试验银行鹿泉支行")
                .presses("放行");
        finance.open(batch);
        for (var file : List.of("/file.csv", "/file.xlsx")) {
            var lines = finance.table(batch + file, "姓名", "证件号码");
            assertThat(lines.removeLast().get("序号")).isEqualTo("合计");
            assertThat(lines).hasSize((int) people);
            assertThat(lines).extracting(line -> line.get("证件号码")).doesNotHaveDuplicates();
            assertThat(finance.downloads(batch + file)).isEqualTo(finance.downloads(batch + file));
        }
        finance.fills("paidOn", "2021-02-20").presses("登记为已发放");
        assertThat(finance.text()).contains("已登记发放");
        assertThat(finance.sends(batch + "/payment", Map.of("paidOn", "2021-02-20")))
                .isEqualTo(409);
        finance.notes("payment-paid").open("/payments");
        assertThat(finance.rows()).isOne();
        return people;
    }

    /** The number in the sentence opens to exactly that many rows. */
    private static void readsTheSentence(Desk statistician, long people) {
        statistician.open("/bulletins").notes("bulletin");
        var amount = new Money(people * 50_000).wan();
        var sentence = "截至2月20日，共为%d名外来务工人员发放稳岗补贴%s万元。".formatted(people, amount);
        assertThat(statistician.text()).contains(sentence);
        statistician.page().locator("p:has-text('共为') a").first().click();
        statistician.notes("bulletin-figure");
        assertThat(statistician.rowsOnAllPages()).isEqualTo(people);
    }

    /**
     * The officer next door, who may do everything at home, by the addresses of Luquan's pages and
     * of the files behind them.
     */
    private static void seesNothing(Desk neighbour, List<String> paths) {
        for (var path : paths) {
            if (path.equals("/")) {
                continue;
            }
            for (var guess :
                    List.of(path, "/api/v1" + path, path + "/errors", path + "/file.csv")) {
                var answer = neighbour.page().request().get(guess);
                assertThat(answer.status()).as(guess).isLessThan(500);
                assertThat(Desk.utf8(answer.body()))
                        .as(guess)
                        .doesNotContain("roster-luquan", "R-SJZ-04", "试点", "局长办公会议定");
            }
        }
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
