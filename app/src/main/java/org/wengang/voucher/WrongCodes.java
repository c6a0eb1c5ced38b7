package org.wengang.voucher;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.wengang.kernel.Refused;

/**
 * Slows down whoever tries codes, secrets, or names with numbers: twenty wrong ones an hour from
 * one till or address. Right ones are not counted, since a market hall shares an address. Nothing
 * of it is kept but in memory, for the hour.
 */
@Component
public class WrongCodes {

    static final int MOST_AN_HOUR = 20;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int MOST_KEPT = 10_000;
    private static final Set<VoucherProblem> GUESSES =
            EnumSet.of(
                    VoucherProblem.NOT_FOUND,
                    VoucherProblem.TILL_UNKNOWN,
                    VoucherProblem.CLAIM_UNKNOWN);

    private final Map<String, Deque<Instant>> wrong = new HashMap<>();
    private final Clock clock;

    WrongCodes(Clock clock) {
        this.clock = clock;
    }

    /**
     * Looks for what a code stands for, unless too many wrong ones came from there.
     *
     * @param from who asks: a till, or an address with what is asked there; each is counted alone
     * @param search throws voucher-not-found, voucher-till-unknown or voucher-claim-unknown where
     *     it was a wrong one
     * @throws Refused voucher-too-many-codes, and whatever the search refuses
     */
    public <T> T counting(String from, Supplier<T> search) {
        pass(from);
        try {
            return search.get();
        } catch (Refused refused) {
            if (refused.problem() instanceof VoucherProblem problem && GUESSES.contains(problem)) {
                count(from);
            }
            throw refused;
        }
    }

    private synchronized void pass(String from) {
        var hourAgo = clock.instant().minus(HOUR);
        wrong.values().removeIf(moments -> moments.getLast().isBefore(hourAgo));
        var moments = wrong.get(from);
        if (moments == null) {
            return;
        }
        moments.removeIf(moment -> moment.isBefore(hourAgo));
        if (moments.size() >= MOST_AN_HOUR) {
            throw new Refused(VoucherProblem.TOO_MANY_CODES);
        }
    }

    private synchronized void count(String from) {
        if (wrong.size() < MOST_KEPT || wrong.containsKey(from)) {
            wrong.computeIfAbsent(from, any -> new ArrayDeque<>()).addLast(clock.instant());
        }
    }
}
