package org.wengang.bench.money;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.wengang.bench.money.Door.Reply;
import org.wengang.entitlement.account.BankAccount;

/** A caseworker and a reviewer of an office: approvals, notices, accounts, money asked back. */
final class Clerk implements Client {

    private static final Pattern CHOSEN =
            Pattern.compile("name=\"chosen\" value=\"([0-9a-f-]{36}~\\d+)\"");
    private static final Pattern SUBJECT = Pattern.compile("href=\"/accounts/([0-9a-f-]{36})\"");
    private static final Pattern CLAWBACK = Pattern.compile("href=\"/clawbacks/([0-9a-f-]{36})\"");
    private static final AtomicInteger CARDS = new AtomicInteger(500_000);

    private final Door door;
    private final Town town;
    private final Witness witness;
    private final RandomGenerator random;
    private final Office office;
    private final boolean paysCash;

    Clerk(
            Door door,
            Town town,
            Witness witness,
            RandomGenerator random,
            Office office,
            boolean paysCash) {
        this.door = door;
        this.town = town;
        this.witness = witness;
        this.random = random;
        this.office = office;
        this.paysCash = paysCash;
    }

    /** An invented card number with its check digit. */
    static String card(int sequence) {
        var others = "622202%012d".formatted(sequence);
        return others + BankAccount.checkDigit(others);
    }

    @Override
    public void act() {
        switch (random.nextInt(paysCash ? 12 : 6)) {
            case 0, 1, 2 -> review("approve", 8);
            case 3 -> review(random.nextInt(3) == 0 ? "refuse" : "approve", 1);
            case 4, 5 -> publish();
            case 6, 7 -> stateAccount();
            case 8, 9 -> askBack();
            default -> decideBack();
        }
    }

    private void review(String action, int most) {
        var reviewer = office.account("fuhe");
        var shown = all(CHOSEN, door.open(reviewer, "/reviews?policy=" + office.policy()));
        if (shown.isEmpty()) {
            return;
        }
        var from = random.nextInt(shown.size());
        var chosen = shown.subList(from, Math.min(shown.size(), from + most));
        var fields = new ArrayList<>(List.of("action", action, "reason", "试验"));
        chosen.forEach(each -> fields.addAll(List.of("chosen", each)));
        var reply = door.send(reviewer, "/reviews/decisions", fields.toArray(String[]::new));
        var operation = action.equals("approve") ? Operation.APPROVED : Operation.REFUSED;
        for (var each : chosen) {
            tell(operation, each.substring(0, 36), reply);
        }
    }

    private void publish() {
        var submission = Office.newId(random);
        var reply =
                door.send(
                        office.account("jingban"),
                        "/publications",
                        "policy",
                        office.policy(),
                        "title",
                        "试验公示",
                        "lastDay",
                        office.today().plusDays(20).toString(),
                        "submission",
                        submission);
        tell(Operation.PUBLISHED, reply.isDone() ? reply.id() : submission, reply);
    }

    /** Another account for whoever has none, or whose money came back. */
    private void stateAccount() {
        var caseworker = office.account("jingban");
        var missing = all(SUBJECT, door.open(caseworker, "/accounts"));
        if (missing.isEmpty()) {
            return;
        }
        var subject = missing.get(random.nextInt(missing.size()));
        var name = town.name(subject);
        if (name != null) {
            door.send(
                    caseworker,
                    "/accounts/" + subject,
                    "holder",
                    name,
                    "number",
                    card(CARDS.incrementAndGet()),
                    "bank",
                    "试验银行",
                    "reason",
                    "退回后更正");
        }
    }

    private void askBack() {
        var batch = town.batch(random);
        var lines = batch == null ? List.<Town.Line>of() : town.lines(batch);
        if (lines.isEmpty()) {
            return;
        }
        var line = lines.get(random.nextInt(lines.size()));
        var id = line.reference().replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
        var submission = Office.newId(random);
        var reply =
                door.send(
                        office.account("jingban"),
                        "/clawbacks/lines/" + id,
                        "amount",
                        Integer.toString(1 + random.nextInt(500)),
                        "parts",
                        "1",
                        "firstDue",
                        office.today().plusDays(30).toString(),
                        "reason",
                        "试验",
                        "submission",
                        submission);
        tell(Operation.ASKED_BACK, reply.isDone() ? reply.id() : submission, reply);
    }

    private void decideBack() {
        var reviewer = office.account("fuhe");
        var open = all(CLAWBACK, door.open(reviewer, "/clawbacks?state=proposed"));
        if (open.isEmpty()) {
            return;
        }
        var id = open.get(random.nextInt(open.size()));
        tell(
                Operation.DECIDED_BACK,
                id,
                door.send(
                        reviewer,
                        "/clawbacks/" + id + "/decision",
                        "outcome",
                        random.nextInt(5) > 0 ? "accepted" : "refused",
                        "decision",
                        "试验"));
    }

    private static List<String> all(Pattern pattern, Reply page) {
        return pattern.matcher(page.body())
                .results()
                .map((MatchResult found) -> found.group(1))
                .distinct()
                .toList();
    }

    private void tell(Operation operation, String key, Reply reply) {
        if (reply.isDone()) {
            witness.done(operation, key, 1);
        } else {
            witness.refused(operation, key, reply);
        }
    }
}
