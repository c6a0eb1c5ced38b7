package org.wengang.entitlement;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.wengang.kernel.Problem;
import org.wengang.kernel.Refused;

/**
 * Slows down whoever floods a form that needs no account. Addresses are kept in memory for an hour
 * and nowhere else.
 */
public final class AddressGate {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final int MOST_ADDRESSES = 10_000;

    private final Map<String, Deque<Instant>> sent = new HashMap<>();
    private final Clock clock;
    private final int mostAnHour;
    private final Problem problem;

    /**
     * @param mostAnHour from one address
     * @param problem what the next one is told
     */
    public AddressGate(Clock clock, int mostAnHour, Problem problem) {
        this.clock = clock;
        this.mostAnHour = mostAnHour;
        this.problem = problem;
    }

    /**
     * @throws Refused the problem
     */
    public synchronized void pass(String address) {
        var now = clock.instant();
        sent.values().removeIf(moments -> moments.getLast().isBefore(now.minus(HOUR)));
        if (sent.size() >= MOST_ADDRESSES && !sent.containsKey(address)) {
            throw new Refused(problem);
        }
        var moments = sent.computeIfAbsent(address, any -> new ArrayDeque<>());
        moments.removeIf(moment -> moment.isBefore(now.minus(HOUR)));
        if (moments.size() >= mostAnHour) {
            throw new Refused(problem);
        }
        moments.addLast(now);
    }
}
