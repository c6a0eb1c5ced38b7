package org.wengang.bench.money;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.wengang.bench.MainJob;
import org.wengang.bench.Rosters;
import org.wengang.bench.drive.Instance;
import org.wengang.bench.drive.Visit;
import org.wengang.bench.money.Town.Person;
import org.wengang.kernel.DivisionCode;

/**
 * What an installation needs before money can move, over HTTP as officers do it: two policies with
 * budgets that are too small, their people determined, everybody's account, merchants with tills.
 *
 * @param cash pays the people of one county
 * @param voucher gives vouchers in a city
 */
record Setting(Office cash, Office voucher, Town town) {

    static final LocalDate FIRST_DAY = LocalDate.of(2021, 2, 14);

    private static final int PAID_PEOPLE = 2_500;
    private static final int VOUCHER_PEOPLE = 2_000;
    private static final int MERCHANTS = 4;
    private static final String BUDGET_YUAN = "10000";
    private static final String USCC = "91350100M000100Y43";
    private static final Pattern SECRET = Pattern.compile("wg_[0-9a-z]{12}_[0-9A-Za-z_-]{43}");

    static Setting up(Instance server, Auditor auditor, Path folder, Supplier<LocalDate> day)
            throws Exception {
        var job = new MainJob(server.address(), server.password());
        MainJob.issue(
                job.as("luquan-zhengce"), job.as("luquan-fuhe"), "鹿泉区2021年春节留鹿过年补贴", BUDGET_YUAN);
        MainJob.issue(
                job.as("hengshui-zhengce"),
                job.as("hengshui-fuhe"),
                "衡水市2021年外地留衡务工人员消费券",
                BUDGET_YUAN);
        var paid = roster(folder.resolve("luquan.csv"), PAID_PEOPLE, "130110");
        var given = roster(folder.resolve("hengshui.csv"), VOUCHER_PEOPLE, "131102");
        determined(job.as("luquan-jingban"), folder.resolve("luquan.csv"), "R-SJZ-04");
        determined(job.as("hengshui-jingban"), folder.resolve("hengshui.csv"), "R-HS-01");
        MainJob.stateAccounts(job.as("luquan-jingban"), accounts(folder, paid));
        var policies =
                auditor.texts(
                        "select code, policy_version_id from policy.policy_version where status ="
                                + " 'issued'");
        var names = auditor.texts("select subject_id, name from registry.published_subject");
        return new Setting(
                new Office("luquan", policies.getOrDefault("R-SJZ-04", ""), day),
                new Office("hengshui", policies.getOrDefault("R-HS-01", ""), day),
                new Town(tills(job.as("hengshui-jingban")), given, names));
    }

    private static List<Person> roster(Path file, int rows, String division) throws IOException {
        Rosters.write(rows, new DivisionCode(division), 1, file, false);
        return Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                .skip(1)
                .map(row -> row.split(",", -1))
                .map(row -> new Person(row[0], row[1]))
                .toList();
    }

    private static void determined(Visit caseworker, Path roster, String code)
            throws IOException, InterruptedException {
        MainJob.imported(caseworker, roster);
        MainJob.result(caseworker, MainJob.determine(caseworker, code, FIRST_DAY));
    }

    private static Path accounts(Path folder, List<Person> people) throws IOException {
        var rows = new ArrayList<String>();
        rows.add("证件号码,户名,账号,开户银行");
        for (var i = 0; i < people.size(); i++) {
            var person = people.get(i);
            rows.add(person.number() + "," + person.name() + "," + Clerk.card(i + 1) + ",试验银行");
        }
        return Files.write(folder.resolve("accounts.csv"), rows);
    }

    private static List<String> tills(Visit caseworker) throws IOException, InterruptedException {
        var secrets = new ArrayList<String>();
        for (var i = 1; i <= MERCHANTS; i++) {
            var form =
                    caseworker
                            .open("/merchants/new")
                            .form("/merchants")
                            .with("name", "试验超市" + i)
                            .with("uscc", USCC)
                            .with("address", "试验路" + i + "号")
                            .with("kind", "shop")
                            .with("lastDay", FIRST_DAY.plusYears(1).toString());
            var secret = SECRET.matcher(caseworker.send(form).html());
            if (!secret.find()) {
                throw new IllegalStateException("The merchant was not listed.");
            }
            secrets.add(secret.group());
        }
        return secrets;
    }
}
