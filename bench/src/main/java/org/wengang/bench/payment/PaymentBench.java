package org.wengang.bench.payment;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.wengang.bench.MainJob;
import org.wengang.bench.Rosters;
import org.wengang.bench.drive.Instance;
import org.wengang.bench.money.Auditor;
import org.wengang.entitlement.account.BankAccount;
import org.wengang.kernel.DivisionCode;

/**
 * How long each step of paying a county takes, as officers wait for it: {@code payment.PaymentBench
 * ROWS}. A roster of so many people is determined; whoever is eligible is approved, published and,
 * when the notice is over, paid in one batch. The approval itself is written as the owner, since
 * officers approve fifty at a time.
 */
public final class PaymentBench {

    private static final LocalDate DAY = LocalDate.of(2021, 2, 14);
    private static final LocalDate LAST_DAY = DAY.plusDays(30);
    private static final String AMPLE_YUAN = "900000000";

    private static final int ROWS_OF_A_FILE = 20_000;

    private PaymentBench() {}

    public static void main(String[] arguments) throws Exception {
        var rows = Integer.parseInt(arguments[0]);
        var folder = Files.createTempDirectory("wengang-payment-bench");
        var data = folder.resolve("data");
        System.out.printf(
                Locale.ROOT,
                "rows %d, load %.1f%n",
                rows,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        try (var server = Instance.start(data, DAY)) {
            prepare(server, data, folder, rows);
        }
        try (var server = Instance.start(data, LAST_DAY.plusDays(1))) {
            pay(server);
        }
    }

    private static void prepare(Instance server, Path data, Path folder, int rows)
            throws Exception {
        var job = new MainJob(server.address(), server.password());
        MainJob.issue(
                job.as("luquan-zhengce"), job.as("luquan-fuhe"), "鹿泉区2021年春节留鹿过年补贴", AMPLE_YUAN);
        var roster = folder.resolve("roster.csv");
        Rosters.write(rows, new DivisionCode("130110"), 1, roster, false);
        var caseworker = job.as("luquan-jingban");
        MainJob.imported(caseworker, roster);
        timed(
                "determination",
                () -> MainJob.result(caseworker, MainJob.determine(caseworker, "R-SJZ-04", DAY)));
        timed(
                "accounts of everybody",
                () -> {
                    for (var file : accounts(folder, roster)) {
                        MainJob.stateAccounts(caseworker, file);
                    }
                    return rows;
                });
        try (var auditor = Auditor.of(Auditor.owner(data))) {
            auditor.run(
                    """
                    update entitlement.award
                       set status = 'approved', decided_by = gen_random_uuid(), version = version + 1
                     where status = 'proposed'\
                    """);
            auditor.run("analyze");
        }
        timed("publication", () -> MainJob.publish(caseworker, "公示", LAST_DAY));
    }

    private static void pay(Instance server) throws Exception {
        var job = new MainJob(server.address(), server.password());
        var finance = job.as("luquan-caiwu");
        var second = job.as("luquan-kuaiji");
        timed("what is payable", () -> finance.open("/payments"));
        var batch = timed("batch", () -> MainJob.pay(finance));
        timed("batch shown", () -> finance.open(batch));
        timed(
                "release",
                () -> {
                    MainJob.release(second, batch);
                    return batch;
                });
        timed("file for the bank, xlsx", () -> finance.download(batch + "/file.xlsx"));
        timed("file for the bank, pain.001", () -> finance.download(batch + "/file.xml"));
        timed(
                "paid as a whole",
                () -> {
                    MainJob.recordPaid(finance, batch, LAST_DAY.plusDays(1));
                    return batch;
                });
    }

    private static <T> T timed(String step, Callable<T> work) throws Exception {
        var start = System.nanoTime();
        var done = work.call();
        System.out.printf(Locale.ROOT, "%-30s %8.2f s%n", step, (System.nanoTime() - start) / 1e9);
        return done;
    }

    /** As many files as it takes. */
    private static List<Path> accounts(Path folder, Path roster) throws IOException {
        var people = Files.readAllLines(roster, StandardCharsets.UTF_8);
        var files = new ArrayList<Path>();
        for (var from = 1; from < people.size(); from += ROWS_OF_A_FILE) {
            var rows = new ArrayList<String>();
            rows.add("证件号码,户名,账号,开户银行");
            for (var i = from; i < Math.min(from + ROWS_OF_A_FILE, people.size()); i++) {
                var person = people.get(i).split(",", -1);
                rows.add(person[1] + "," + person[0] + "," + card(i) + ",试验银行");
            }
            files.add(Files.write(folder.resolve("accounts" + from + ".csv"), rows));
        }
        return files;
    }

    /** An invented card number with its check digit. */
    private static String card(int sequence) {
        var others = "622202%012d".formatted(sequence);
        return others + BankAccount.checkDigit(others);
    }
}
