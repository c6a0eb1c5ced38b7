package org.wengang.entitlement.notice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.wengang.entitlement.EntitlementProblem;
import org.wengang.kernel.Refused;

/**
 * Slows down whoever floods the objection form: twenty an hour from one address, which is enough
 * for a village hall that shares one. Addresses are kept in memory for the hour and nowhere else.
 */
@Component
final class ObjectionGate {

    static final int MOST_AN_HOUR = 20;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int MOST_ADDRESSES = 10_000;

    private final Map<String, Deque<Instant>> sent = new HashMap<>();
    private final Clock clock;

    ObjectionGate(Clock clock) {
        this.clock = clock;
    }

    /**
     * @throws Refused entitlement-too-many-objections
     */
    synchronized void pass(String address) {
        var now = clock.instant();
        sent.values().removeIf(moments -> moments.getLast().isBefore(now.minus(HOUR)));
        if (sent.size() >= MOST_ADDRESSES && !sent.containsKey(address)) {
            throw new Refused(EntitlementProblem.TOO_MANY_OBJECTIONS);
        }
        var moments = sent.computeIfAbsent(address, any -> new ArrayDeque<>());
        moments.removeIf(moment -> moment.isBefore(now.minus(HOUR)));
        if (moments.size() >= MOST_AN_HOUR) {
            throw new Refused(EntitlementProblem.TOO_MANY_OBJECTIONS);
        }
        moments.addLast(now);
    }
}
