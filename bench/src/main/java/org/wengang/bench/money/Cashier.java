package org.wengang.bench.money;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.wengang.bench.money.Door.Reply;
import org.wengang.bench.money.Town.Line;

/**
 * An officer of finance of the county that pays in cash: batches, their release, the bank's files,
 * what comes back, and more money for the policy.
 */
final class Cashier implements Client {

    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final Pattern CLAWBACK = Pattern.compile("href=\"/clawbacks/([0-9a-f-]{36})\"");

    private final Door door;
    private final Town town;
    private final Witness witness;
    private final RandomGenerator random;
    private final Office office;
    private final String account;
    private byte[] lastFile = {};
    private String lastBatch = "";

    Cashier(
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
        switch (random.nextInt(12)) {
            case 0, 1 -> office.enterMoney(door, witness, random, account);
            case 2 -> office.decideMoney(door, witness, random, account);
            case 3, 4 -> makeBatch();
            case 5, 6 -> release();
            case 7, 8, 9 -> takeReturn();
            case 10 -> sameFileAgain();
            default -> receive();
        }
    }

    private void makeBatch() {
        var submission = Office.newId(random);
        var reply = makeBatch(submission);
        if (!reply.isDone()) {
            witness.refused(Operation.BATCHED, submission, reply);
            return;
        }
        witness.done(Operation.BATCHED, reply.id(), 1);
        town.addBatch(reply.id());
        if (random.nextInt(3) == 0) {
            var again = makeBatch(submission);
            if (again.id().equals(reply.id())) {
                witness.repeated();
            } else {
                witness.violated("one form made batch %s and %s", reply.id(), again.id());
            }
        }
    }

    private Reply makeBatch(String submission) {
        return door.send(account, "/payments", "policy", office.policy(), "submission", submission);
    }

    private void release() {
        var batch = town.batch(random);
        if (batch == null) {
            return;
        }
        if (random.nextInt(8) == 0) {
            var path = "/payments/" + batch + "/withdrawal";
            tell(Operation.WITHDRAWN, batch, door.send(account, path, "reason", "试验收回"));
            return;
        }
        tell(
                Operation.RELEASED,
                batch,
                door.send(
                        account,
                        "/payments/" + batch + "/release",
                        "payer",
                        "鹿泉区试验就业服务中心",
                        "payerNumber",
                        "13050161234500000123",
                        "payerBank",
                        "试验银行鹿泉支行"));
    }

    /** Some lines paid, some bounced; now and then one twice, or one of another batch. */
    private void takeReturn() {
        var batch = town.batch(random);
        if (batch == null || !isRead(batch)) {
            return;
        }
        var rows = new ArrayList<String>();
        var outcomes = new HashMap<String, Boolean>();
        for (var line : town.lines(batch)) {
            if (random.nextInt(3) > 0) {
                var isPaid = random.nextInt(5) > 0;
                rows.add(row(line, isPaid));
                outcomes.put(line.reference(), isPaid);
            }
        }
        var other = town.batch(random);
        if (random.nextInt(10) == 0 && !rows.isEmpty()) {
            rows.add(rows.getFirst());
        } else if (random.nextInt(10) == 0 && other != null && !other.equals(batch)) {
            town.lines(other).stream().limit(1).forEach(line -> rows.add(row(line, true)));
        }
        if (rows.isEmpty()) {
            return;
        }
        lastFile =
                ("发放编号,金额（元）,处理结果,失败原因,失败代码\r\n" + String.join("\r\n", rows) + "\r\n")
                        .getBytes(StandardCharsets.UTF_8);
        lastBatch = batch;
        town.wrote(key(), outcomes);
        sendFile();
    }

    private static String row(Line line, boolean isPaid) {
        return line.reference() + "," + line.yuan() + (isPaid ? ",成功,," : ",失败,账户异常,AC01");
    }

    private boolean isRead(String batch) {
        if (town.lines(batch).isEmpty()) {
            var file = door.open(account, "/payments/" + batch + "/file.csv");
            if (file.status() != 200) {
                return false;
            }
            town.read(batch, lines(file.body()));
        }
        return true;
    }

    private static List<Line> lines(String csv) {
        var rows = csv.lines().map(row -> row.replace("\uFEFF", "").split(",", -1)).toList();
        var headings = List.of(rows.getFirst());
        var amount = headings.indexOf("金额（元）");
        var reference = headings.indexOf("发放编号");
        return rows.stream()
                .skip(1)
                .filter(row -> row.length > reference && row[reference].length() >= 32)
                .map(row -> new Line(row[reference], row[amount]))
                .toList();
    }

    private void sameFileAgain() {
        if (lastFile.length > 0) {
            sendFile();
        }
    }

    private void sendFile() {
        var path = "/payments/" + lastBatch + "/returns?day=" + office.today();
        tell(Operation.RETURNED, key(), door.upload(account, path, "回执.csv", lastFile));
    }

    private String key() {
        var digest = new SM3Digest();
        digest.update(lastFile, 0, lastFile.length);
        var sum = new byte[digest.getDigestSize()];
        digest.doFinal(sum, 0);
        return lastBatch + "/" + HexFormat.of().formatHex(sum);
    }

    /** Some of what was asked back. */
    private void receive() {
        var open = CLAWBACK.matcher(door.open(account, "/clawbacks?state=open").body());
        if (!open.find()) {
            return;
        }
        var reference = "收款" + NUMBERS.incrementAndGet();
        var yuan = 1 + random.nextInt(300);
        Map<String, String> fields =
                Map.of(
                        "amount",
                        Integer.toString(yuan),
                        "receivedOn",
                        office.today().toString(),
                        "reference",
                        reference,
                        "submission",
                        UUID.randomUUID().toString());
        var flat = new ArrayList<String>();
        fields.forEach((name, value) -> flat.addAll(List.of(name, value)));
        var reply =
                door.send(
                        account,
                        "/clawbacks/" + open.group(1) + "/receipts",
                        flat.toArray(String[]::new));
        if (reply.isDone()) {
            witness.done(Operation.RECEIVED, reference, yuan * 100L);
        } else {
            witness.refused(Operation.RECEIVED, reference, reply);
        }
    }

    private void tell(Operation operation, String key, Reply reply) {
        if (reply.isDone()) {
            witness.done(operation, key, 1);
        } else {
            witness.refused(operation, key, reply);
        }
    }
}
