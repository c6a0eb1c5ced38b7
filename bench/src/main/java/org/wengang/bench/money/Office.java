package org.wengang.bench.money;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.wengang.bench.money.Door.Reply;

/**
 * An office, its policy, and what its finance officers do with the policy's money.
 *
 * @param prefix of its demonstration accounts
 * @param policy the id of the version
 * @param day what the installation takes for today
 */
record Office(String prefix, String policy, Supplier<LocalDate> day) {

    private static final AtomicInteger DOCUMENTS = new AtomicInteger();

    String account(String role) {
        return prefix + "-" + role;
    }

    LocalDate today() {
        return day.get();
    }

    static String newId(RandomGenerator random) {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    /** Money for one to twelve people, seldom less. */
    void enterMoney(Door door, Witness witness, RandomGenerator random, String account) {
        var document = "试验资金〔2021〕" + DOCUMENTS.incrementAndGet() + "号";
        var yuan = 500L * (random.nextInt(8) == 0 ? -1 : 1 + random.nextInt(12));
        var submission = newId(random);
        var reply = enterMoney(door, account, document, yuan, submission);
        if (!reply.isDone()) {
            witness.refused(Operation.ENTERED, document, reply);
            return;
        }
        witness.done(Operation.ENTERED, document, yuan * 100);
        if (random.nextInt(4) == 0
                && enterMoney(door, account, document, yuan, submission).isDone()) {
            witness.repeated();
        }
    }

    private Reply enterMoney(
            Door door, String account, String document, long yuan, String submission) {
        return door.send(
                account,
                "/budgets/" + policy + "/appropriations",
                "amount",
                Long.toString(yuan),
                "document",
                document,
                "submission",
                submission);
    }

    /** Whichever of the open ones stands first on the page. */
    void decideMoney(Door door, Witness witness, RandomGenerator random, String account) {
        var path = "/budgets/" + policy + "/appropriations/";
        var open =
                Pattern.compile("action=\"" + path + "([0-9a-f-]{36})/decision\"")
                        .matcher(door.open(account, "/budgets/" + policy).body());
        if (!open.find()) {
            return;
        }
        var id = open.group(1);
        var confirms = random.nextInt(10) > 0;
        var reply =
                door.send(
                        account,
                        path + id + "/decision",
                        "outcome",
                        confirms ? "confirmed" : "refused",
                        "reason",
                        "试验");
        if (reply.isDone()) {
            witness.done(Operation.DECIDED, id, confirms ? 1 : 2);
        } else {
            witness.refused(Operation.DECIDED, id, reply);
        }
    }

    /** So much money, entered by one officer and confirmed by another. */
    void bringMoney(Door door, Witness witness, Auditor auditor, long yuan) throws SQLException {
        var document = "试验资金〔2021〕" + DOCUMENTS.incrementAndGet() + "号";
        var submission = UUID.randomUUID().toString();
        if (!enterMoney(door, account("caiwu"), document, yuan, submission).isDone()) {
            throw new IllegalStateException("No money can be entered.");
        }
        witness.done(Operation.ENTERED, document, yuan * 100);
        var id =
                auditor.texts("select document, appropriation_id from entitlement.appropriation")
                        .get(document);
        var path = "/budgets/" + policy + "/appropriations/" + id + "/decision";
        if (id == null || !door.send(account("kuaiji"), path, "outcome", "confirmed").isDone()) {
            throw new IllegalStateException("No money can be confirmed.");
        }
        witness.done(Operation.DECIDED, id, 1);
    }
}
