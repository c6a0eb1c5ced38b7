package org.wengang.bench.money;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.wengang.bench.money.Door.Reply;
import org.wengang.bench.money.Town.Voucher;
import org.wengang.kernel.Money;

/**
 * An officer of finance of the city that gives vouchers: hands them out, settles with merchants,
 * and finds more money for the policy.
 */
final class Issuer implements Client {

    private static final Pattern MERCHANT =
            Pattern.compile("name=\"merchant\" value=\"([0-9a-f-]{36})\"");

    private final Door door;
    private final Town town;
    private final Witness witness;
    private final RandomGenerator random;
    private final Office office;
    private final String account;

    Issuer(
            Door door,
            Town town,
            Witness witness,
            RandomGenerator random,
            Office office,
            String account) {
        this.door = door;
        this.town = town;
        this.witness = witness;
        this.random = random;
        this.office = office;
        this.account = account;
    }

    @Override
    public void act() {
        switch (random.nextInt(8)) {
            case 0, 1 -> office.enterMoney(door, witness, random, account);
            case 2, 3 -> office.decideMoney(door, witness, random, account);
            case 4, 5, 6 -> issue();
            default -> settle();
        }
    }

    private void issue() {
        var submission = Office.newId(random);
        var isPartial = random.nextInt(4) > 0;
        var reply = issue(submission, isPartial);
        if (!reply.isDone()) {
            witness.refused(Operation.ISSUED, submission, reply);
            return;
        }
        witness.done(Operation.ISSUED, reply.id(), 1);
        if (random.nextInt(3) == 0) {
            var again = issue(submission, isPartial);
            if (again.id().equals(reply.id())) {
                witness.repeated();
            } else {
                witness.violated("one form made issue %s and %s", reply.id(), again.id());
            }
        }
        hand(door.download(account, "/voucher-issues/" + reply.id() + "/codes.csv"), isPartial);
    }

    private Reply issue(String submission, boolean isPartial) {
        return door.send(
                account,
                "/voucher-issues/of/" + office.policy(),
                "firstDay",
                office.today().toString(),
                "lastDay",
                "2021-03-08",
                "use",
                isPartial ? "partial" : "whole",
                "submission",
                submission);
    }

    private void hand(String csv, boolean isPartial) {
        var rows = csv.lines().map(row -> row.replace("\uFEFF", "").split(",", -1)).toList();
        var headings = List.of(rows.getFirst());
        var face = headings.indexOf("面额（元）");
        var code = headings.indexOf("券码");
        rows.stream()
                .skip(1)
                .filter(row -> row.length > code && !row[code].isBlank())
                .forEach(row ->
                        town.add(new Voucher(row[code], Money.yuan(row[face]).fen(), isPartial)));
    }

    private void settle() {
        var merchant = MERCHANT.matcher(door.open(account, "/settlements").body());
        if (!merchant.find()) {
            return;
        }
        var submission = Office.newId(random);
        var reply =
                door.send(
                        account,
                        "/settlements",
                        "merchant",
                        merchant.group(1),
                        "submission",
                        submission);
        if (reply.isDone()) {
            witness.done(Operation.SETTLED, reply.id(), 1);
        } else {
            witness.refused(Operation.SETTLED, submission, reply);
        }
    }
}
