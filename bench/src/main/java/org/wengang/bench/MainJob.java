package org.wengang.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.function.Predicate;
import org.wengang.bench.drive.HtmlForm;
import org.wengang.bench.drive.Shown;
import org.wengang.bench.drive.Visit;

/**
 * The steps of the main job over HTTP, each by the demonstration account whose business it is, on
 * the pages and forms that people use.
 */
public final class MainJob {

    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final String address;
    private final String password;

    public MainJob(String address, String password) {
        this.address = address;
        this.password = password;
    }

    /** Signed in as a demonstration account. */
    public Visit as(String username) throws IOException, InterruptedException {
        return Visit.by(username, address, password);
    }

    /**
     * Confirms what the source leaves open by the proposals, tries the policy, lets the second
     * person approve it, and issues; nothing if that is done.
     */
    public static String issue(Visit officer, Visit second, String title, String budgetYuan)
            throws IOException, InterruptedException {
        var policy = first(officer.open("/policies"), "href=\"(/policies/[0-9a-f-]+)\">" + title);
        var open = officer.open(policy).all("href=\"(" + policy + "/parameters/[a-z_]+)\"");
        for (var parameter : open) {
            var form = officer.open(parameter).form(parameter).with("note", "演示");
            officer.send(parameter.endsWith("/budget") ? form.with("value", budgetYuan) : form);
        }
        tryAsItStands(officer, policy);
        var waiting = second.open(policy);
        if (waiting.hasForm(policy + "/approval")) {
            second.send(waiting.form(policy + "/approval"));
        }
        var page = officer.open(policy);
        if (page.hasForm(policy + "/issue")) {
            page = officer.send(page.form(policy + "/issue"));
        }
        if (page.status() != 200) {
            throw new IllegalStateException("The policy cannot be issued: " + page.text());
        }
        return policy;
    }

    private static void tryAsItStands(Visit officer, String policy)
            throws IOException, InterruptedException {
        if (officer.open(policy).all("href=\"(" + policy + "/simulation)\"").isEmpty()) {
            return;
        }
        var form = officer.open(policy + "/simulation").form(policy + "/simulation");
        awaitOutcomes(officer, officer.send(form).path());
    }

    /** Confirms an import as soon as it waits for that; returns at once. */
    static void confirm(Visit caseworker, String batch) throws IOException, InterruptedException {
        var confirmation = batch + "/confirmation";
        var page = await(caseworker, batch, shown -> shown.hasForm(confirmation));
        caseworker.send(page.form(confirmation));
    }

    /** Uploads, confirms, and waits for the numbers. */
    public static Map<String, Long> imported(Visit caseworker, Path roster)
            throws IOException, InterruptedException {
        var batch = upload(caseworker, roster);
        confirm(caseworker, batch);
        return result(caseworker, batch);
    }

    /** Uploads and returns at once. */
    static String upload(Visit caseworker, Path roster) throws IOException, InterruptedException {
        var form = caseworker.open("/imports/new").form("/imports");
        return caseworker.upload(form, "file", roster).path();
    }

    /** Starts and returns at once. */
    public static String determine(Visit caseworker, String code, LocalDate asOf)
            throws IOException, InterruptedException {
        var page = caseworker.open("/determinations");
        var policy = first(page, "<option value=\"([0-9a-f-]{36})\"[^>]*>\\s*" + code);
        var form = page.form("/determinations").with("policy", policy);
        return caseworker.send(form.with("asOf", asOf.toString())).path();
    }

    /** Tries a policy in three variants and returns when they can be compared. */
    static void simulate(Visit policyOfficer, String policy)
            throws IOException, InterruptedException {
        var path = policy + "/simulation";
        var form =
                policyOfficer
                        .open(path)
                        .form(path)
                        .with("v1-value-amount", "600")
                        .with("v2-clause", "home")
                        .with("v2-condition", "true")
                        .with("v3-value-budget", "1000000");
        awaitOutcomes(policyOfficer, policyOfficer.send(form).path());
    }

    private static void awaitOutcomes(Visit officer, String simulation)
            throws IOException, InterruptedException {
        await(officer, simulation, page -> !page.all("class=\"(wg-bar)\"").isEmpty());
    }

    /** Waits for the numbers of an import or a determination. */
    public static Map<String, Long> result(Visit officer, String path)
            throws IOException, InterruptedException {
        return await(officer, path, page -> !page.figures().isEmpty()).figures();
    }

    /** Opens the page again and again, as somebody who waits would, until it says so. */
    private static Shown await(Visit visit, String path, Predicate<Shown> isDone)
            throws IOException, InterruptedException {
        var end = System.nanoTime() + LONGEST.toNanos();
        while (System.nanoTime() < end) {
            var page = visit.open(path);
            if (isDone.test(page)) {
                return page;
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
        throw new IllegalStateException(path + " did not end: " + visit.open(path).text());
    }

    /** Approves the first page of the queue but one line, which is refused. */
    static int review(Visit reviewer, String reason) throws IOException, InterruptedException {
        var queue = reviewer.open("/reviews");
        var lines = queue.all("name=\"chosen\" value=\"([^\"]+)\"");
        var form = queue.form("/reviews/decisions");
        reviewer.send(
                form.with("chosen", lines.getFirst())
                        .with("reason", reason)
                        .with("action", "refuse"));
        queue = reviewer.open("/reviews");
        var approved = queue.all("name=\"chosen\" value=\"([^\"]+)\"").size();
        reviewer.send(
                queue.form("/reviews/decisions").with("all", "true").with("action", "approve"));
        return approved;
    }

    public static String publish(Visit caseworker, String title, LocalDate lastDay)
            throws IOException, InterruptedException {
        var page = caseworker.open("/publications");
        var policy = first(page, "type=\"radio\"[^>]*name=\"policy\" value=\"([0-9a-f-]+)\"");
        return caseworker
                .send(
                        page.form("/publications")
                                .with("policy", policy)
                                .with("title", title)
                                .with("lastDay", lastDay.toString()))
                .path();
    }

    /** By somebody who is not signed in. */
    static Shown object(Visit citizen, String notice, int line, String statement)
            throws IOException, InterruptedException {
        var path = notice + "/lines/" + line + "/objections";
        return citizen.send(citizen.open(path).form(path).with("statement", statement));
    }

    /** Makes a batch of all that is payable and returns its page. */
    public static String pay(Visit finance) throws IOException, InterruptedException {
        return finance.send(finance.open("/payments").form("/payments")).path();
    }

    /** Where everybody of the roster is paid. */
    public static void stateAccounts(Visit caseworker, Path accounts)
            throws IOException, InterruptedException {
        var form = caseworker.open("/accounts").form("/accounts/files");
        var page = caseworker.upload(form, "file", accounts);
        if (page.status() != 200) {
            throw new IllegalStateException("The accounts were not taken: " + page.text());
        }
    }

    /** By another officer than the one who made it. */
    public static void release(Visit second, String batch)
            throws IOException, InterruptedException {
        var form = second.open(batch).form(batch + "/release");
        second.send(
                form.with("payer", "鹿泉区试验就业服务中心")
                        .with("payerNumber", "13050161234500000123")
                        .with("payerBank", "试验银行鹿泉支行"));
    }

    public static void recordPaid(Visit finance, String batch, LocalDate day)
            throws IOException, InterruptedException {
        HtmlForm form = finance.open(batch).form(batch + "/payment");
        finance.send(form.with("paidOn", day.toString()));
    }

    static String first(Shown page, String pattern) {
        var found = page.all(pattern);
        if (found.isEmpty()) {
            throw new IllegalStateException(
                    page.uri() + " has no " + pattern + ":\n" + page.text());
        }
        return found.getFirst();
    }

    static LocalDate today() {
        return LocalDate.now(ZoneId.of("Asia/Shanghai"));
    }
}
