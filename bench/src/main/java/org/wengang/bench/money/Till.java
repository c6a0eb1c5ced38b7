package org.wengang.bench.money;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.wengang.bench.money.Door.Reply;
import org.wengang.bench.money.Town.Voucher;

/**
 * A merchant's program: spends, gives back, sends again what it sent before, and now and then sends
 * another thing under a key that is used.
 */
final class Till implements Client {

    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");
    private static final String PATH = "/api/v1/redemptions";
    private static final int REMEMBERED = 50;

    private final Door door;
    private final Town town;
    private final Witness witness;
    private final RandomGenerator random;
    private final String secret;
    private final List<Sale> sales = new ArrayList<>();

    Till(Door door, Town town, Witness witness, RandomGenerator random, String secret) {
        this.door = door;
        this.town = town;
        this.witness = witness;
        this.random = random;
        this.secret = secret;
    }

    /** A redemption that was acknowledged. */
    private record Sale(String key, String id, Voucher voucher, long amountFen) {}

    @Override
    public void act() {
        var kind = random.nextInt(20);
        if (sales.isEmpty() || kind < 12) {
            sell();
        } else if (kind < 14) {
            sellTwiceAtOnce();
        } else if (kind < 17) {
            giveBack(one());
        } else if (kind < 19) {
            again(one());
        } else {
            otherwise(one());
        }
    }

    private Sale one() {
        return sales.get(random.nextInt(sales.size()));
    }

    private void sell() {
        var voucher = town.voucher(random);
        if (voucher != null) {
            var key = newKey();
            var amount = amount(voucher);
            keep(key, voucher, amount, redeem(key, voucher, amount));
        }
    }

    /** As a double click does. */
    private void sellTwiceAtOnce() {
        var voucher = town.voucher(random);
        if (voucher == null) {
            return;
        }
        var key = newKey();
        var amount = amount(voucher);
        var other = CompletableFuture.supplyAsync(() -> redeem(key, voucher, amount), Client.MORE);
        var one = redeem(key, voucher, amount);
        var two = other.join();
        if (one.isDone() && two.isDone() && !id(one).equals(id(two))) {
            witness.violated("key %s was two redemptions", key);
        }
        keep(key, voucher, amount, one.isDone() ? one : two);
    }

    private void keep(String key, Voucher voucher, long amount, Reply reply) {
        if (reply.isDone()) {
            witness.done(Operation.REDEEMED, key, amount);
            sales.add(new Sale(key, id(reply), voucher, amount));
            if (sales.size() > REMEMBERED) {
                sales.removeFirst();
            }
            return;
        }
        if (reply.refusal().equals("voucher-not-found")) {
            witness.violated("a voucher that was handed out is not known");
        }
        witness.refused(Operation.REDEEMED, key, reply);
    }

    private void giveBack(Sale sale) {
        var key = newKey();
        var reply = door.post(secret, key, PATH + "/" + sale.id() + "/reversal", "");
        if (reply.isDone()) {
            witness.done(Operation.REVERSED, key, sale.amountFen());
        } else {
            witness.refused(Operation.REVERSED, key, reply);
        }
    }

    private void again(Sale sale) {
        var reply = redeem(sale.key(), sale.voucher(), sale.amountFen());
        if (reply.isDone() && id(reply).equals(sale.id())) {
            witness.repeated();
        } else {
            witness.violated(
                    "key %s was acknowledged and is answered %s", sale.key(), reply.refusal());
        }
    }

    /** The same key with another amount, or to give back what it took. */
    private void otherwise(Sale sale) {
        var reply =
                random.nextBoolean()
                        ? redeem(sale.key(), sale.voucher(), sale.amountFen() + 1)
                        : door.post(secret, sale.key(), PATH + "/" + sale.id() + "/reversal", "");
        if (reply.status() != 409) {
            witness.violated("key %s was used again: %d", sale.key(), reply.status());
        }
        witness.refused(Operation.REDEEMED, sale.key(), reply);
    }

    private Reply redeem(String key, Voucher voucher, long amount) {
        var json = "{\"code\":\"%s\",\"amountFen\":%d}".formatted(voucher.code(), amount);
        return door.post(secret, key, PATH, json);
    }

    private long amount(Voucher voucher) {
        return voucher.isPartial() && random.nextInt(10) > 0
                ? 1 + random.nextLong(voucher.faceFen() / 4)
                : voucher.faceFen();
    }

    private String newKey() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    private static String id(Reply reply) {
        var id = ID.matcher(reply.body());
        return id.find() ? id.group(1) : "";
    }
}
