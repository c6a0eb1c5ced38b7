package org.wengang.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.wengang.bench.drive.Instance;
import org.wengang.bench.drive.Visit;
import org.wengang.kernel.Money;

/**
 * Drives a running system through the whole job, as the demonstration accounts, and prints each
 * step with its link: {@code Demo} starts a server of its own in a temporary folder and starts it
 * again on a later day for the payment; {@code Demo URL DATA [TODAY]} takes the one that runs there
 * as far as the notice, and {@code Demo URL DATA TODAY pay} pays after the closing day.
 */
public final class Demo {

    private static final LocalDate FIRST_DAY = LocalDate.of(2021, 2, 5);
    private static final LocalDate LAST_DAY = LocalDate.of(2021, 2, 10);
    private static final LocalDate PAYDAY = LocalDate.of(2021, 2, 11);
    private static final Path ROSTER = Path.of("docs", "demo", "roster-luquan.xlsx");
    private static final Path ACCOUNTS = Path.of("docs", "demo", "accounts-luquan.csv");
    private static final Path HENGSHUI_ROSTER = Path.of("docs", "demo", "roster-hengshui.xlsx");
    private static final String STAY = "鹿泉区2021年春节留鹿过年补贴";
    private static final String VOUCHER = "衡水市2021年外地留衡务工人员消费券";
    private static final Pattern SENTENCE =
            Pattern.compile("截至\\d+月\\d+日，共为\\s*([\\d,]+)\\s*名[^。]*发放稳岗补贴\\s*([\\d,.]+)\\s*万元。");

    private Demo() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 0) {
            onAServerOfOurOwn();
            return;
        }
        var today = arguments.length > 2 ? LocalDate.parse(arguments[2]) : MainJob.today();
        var password = Files.readString(Path.of(arguments[1], "demo-password")).strip();
        if (Arrays.asList(arguments).contains("pay")) {
            payment(arguments[0], password, today);
        } else {
            untilTheNotice(arguments[0], password, today, today.plusDays(5));
        }
    }

    private static void onAServerOfOurOwn() throws IOException, InterruptedException {
        var data = Files.createTempDirectory("wengang-demo").resolve("data");
        say("A server of its own, rehearsing %s, in %s", FIRST_DAY, data);
        try (var server = Instance.start(data, FIRST_DAY)) {
            untilTheNotice(server.address(), server.password(), FIRST_DAY, LAST_DAY);
        }
        say("The notice closes on %s. The server is started again on %s.", LAST_DAY, PAYDAY);
        try (var server = Instance.start(data, PAYDAY)) {
            payment(server.address(), server.password(), PAYDAY);
        }
        say("Look around: ./run --data %s --today %s", data, PAYDAY);
    }

    private static void untilTheNotice(
            String address, String password, LocalDate today, LocalDate lastDay)
            throws IOException, InterruptedException {
        var job = new MainJob(address, password);
        var luquanPolicy = job.as("luquan-zhengce");
        var policy = MainJob.issue(luquanPolicy, job.as("luquan-fuhe"), STAY, "2000000");
        say("1. 政策 confirmed, simulated, approved and issued: %s", luquanPolicy.link(policy));
        var hengshui = job.as("hengshui-zhengce");
        say(
                "   and in 衡水: %s",
                hengshui.link(MainJob.issue(hengshui, job.as("hengshui-fuhe"), VOUCHER, "300000")));
        var caseworker = job.as("luquan-jingban");
        var roster = MainJob.upload(caseworker, ROSTER);
        MainJob.confirm(caseworker, roster);
        say("2. 名册 %s %s", MainJob.result(caseworker, roster), caseworker.link(roster));
        var run = MainJob.determine(caseworker, "R-SJZ-04", today);
        say("3. 认定 %s %s", MainJob.result(caseworker, run), caseworker.link(run));
        vouchers(job.as("hengshui-jingban"), today);
        var refused = caseworker.open(run + "/workers?verdict=not_eligible");
        var why = MainJob.first(refused, "href=\"(" + run + "/workers/[0-9a-f-]{36})\"");
        say("   why one person is refused, clause by clause: %s", caseworker.link(why));
        var reviewer = job.as("luquan-fuhe");
        var approved = MainJob.review(reviewer, "经核实已离开鹿泉");
        say("4. 复核 %d approved, 1 refused: %s", approved, reviewer.link("/reviews"));
        var notice = MainJob.publish(caseworker, "鹿泉区春节留鹿补贴拟发放人员公示", lastDay);
        say("5. 公示 until %s, for anybody: %s", lastDay, caseworker.link(notice));
        MainJob.object(Visit.to(address), notice, 1, "此人腊月二十八已回老家。");
        say("6. 异议 to line 1, which holds that line only: %s", reviewer.link("/objections"));
    }

    private static void vouchers(Visit caseworker, LocalDate today)
            throws IOException, InterruptedException {
        var roster = MainJob.upload(caseworker, HENGSHUI_ROSTER);
        MainJob.confirm(caseworker, roster);
        say("   衡水 %s %s", MainJob.result(caseworker, roster), caseworker.link(roster));
        var run = MainJob.determine(caseworker, "R-HS-01", today);
        say("   衡水 %s %s", MainJob.result(caseworker, run), caseworker.link(run));
    }

    private static void payment(String address, String password, LocalDate today)
            throws IOException, InterruptedException {
        var job = new MainJob(address, password);
        var finance = job.as("luquan-caiwu");
        MainJob.stateAccounts(job.as("luquan-jingban"), ACCOUNTS);
        var batch = MainJob.pay(finance);
        MainJob.release(job.as("luquan-kuaiji"), batch);
        var file = new String(finance.download(batch + "/file.csv"), StandardCharsets.UTF_8);
        var again = new String(finance.download(batch + "/file.csv"), StandardCharsets.UTF_8);
        if (!file.equals(again)) {
            throw new IllegalStateException("The payment file changed between two downloads.");
        }
        var lines = file.lines().skip(1).filter(line -> line.contains("R-SJZ-04")).toList();
        var sum =
                lines.stream()
                        .map(line -> Money.yuan(line.split(",")[3]))
                        .reduce(Money.ZERO, Money::plus);
        MainJob.recordPaid(finance, batch, today);
        say("7. 发放 %d lines, %s yuan: %s", lines.size(), sum.yuan(), finance.link(batch));
        var statistician = job.as("shijiazhuang-tongji");
        var bulletin = statistician.open("/bulletins").text();
        var sentence = SENTENCE.matcher(bulletin);
        if (!sentence.find()) {
            throw new IllegalStateException("The bulletin has no sentence: " + bulletin);
        }
        say("8. 通报 %s", statistician.link("/bulletins"));
        say("   %s", sentence.group().replace(" ", ""));
        var people = Long.parseLong(sentence.group(1).replace(",", ""));
        if (people != lines.size() || !sentence.group(2).replace(",", "").equals(sum.wan())) {
            throw new IllegalStateException("The bulletin and the payment file differ.");
        }
        say("The sentence says what the payment file holds: %d people.", people);
    }

    private static void say(String sentence, Object... parts) {
        System.out.println(sentence.formatted(parts));
    }
}
