package org.wengang.bench.money;

import java.util.random.RandomGenerator;
import org.wengang.bench.money.Town.Voucher;

/** People of the register on the public page of the newest campaign, some of them twice. */
final class Claimant implements Client {

    private final Door door;
    private final Town town;
    private final Witness witness;
    private final RandomGenerator random;
    private final String visitor;
    private final long faceFen;

    Claimant(
            Door door,
            Town town,
            Witness witness,
            RandomGenerator random,
            String visitor,
            long faceFen) {
        this.door = door;
        this.town = town;
        this.witness = witness;
        this.random = random;
        this.visitor = visitor;
        this.faceFen = faceFen;
    }

    @Override
    public void act() {
        var campaign = town.campaign();
        var person = town.anybody(random);
        var reply =
                door.sendAsVisitor(
                        visitor,
                        "/claims/" + campaign,
                        "/claims",
                        "campaign",
                        campaign,
                        "name",
                        person.name(),
                        "number",
                        person.number());
        if (!reply.isDone()) {
            witness.refused(Operation.CLAIMED, campaign, reply);
            return;
        }
        var code = reply.id();
        var before = town.claimed(campaign, person, code);
        if (before == null) {
            witness.counted(Operation.CLAIMED, campaign);
            town.add(new Voucher(code, faceFen, true));
        } else if (before.equals(code)) {
            witness.repeated();
        } else {
            witness.violated("somebody has two vouchers of campaign %s", campaign);
        }
    }
}
