package org.wengang.voucher;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.wengang.kernel.Refused;

/**
 * Slows down whoever tries codes, secrets, or names with numbers: twenty wrong ones an hour from
 * one till or address, however many are sent at once. Right ones are not counted, since a market
 * hall shares an address. Nothing of it is kept but in memory, for the hour; while too many
 * addresses are kept, one that is not known yet is refused.
 */
@Component
public class WrongCodes {

    static final int MOST_AN_HOUR = 20;
    static final int MOST_ADDRESSES = 100_000;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration BETWEEN_PURGES = Duration.ofMinutes(1);
    private static final Set<VoucherProblem> GUESSES =
            EnumSet.of(
                    VoucherProblem.NOT_FOUND,
                    VoucherProblem.TILL_UNKNOWN,
                    VoucherProblem.CLAIM_UNKNOWN);

    private final Map<String, Tries> all = new HashMap<>();
    private final Clock clock;
    private Instant purgedAt = Instant.EPOCH;

    WrongCodes(Clock clock) {
        this.clock = clock;
    }

    /** Of one address; guarded by itself, but for {@code inside}, which {@code all} guards. */
    private static final class Tries {
        private final Deque<Instant> wrong = new ArrayDeque<>();
        private int underway;
        private int inside;
    }

    /**
     * Looks for what a code stands for, unless too many wrong ones came from there. A try is taken
     * before it is known to be right, and given back then: at most as many are under way as may
     * still be wrong, and others wait for them. It does not stand within another one.
     *
     * @param search throws voucher-not-found, voucher-till-unknown or voucher-claim-unknown where
     *     it was a wrong one
     * @throws Refused voucher-too-many-codes, and whatever the search refuses
     */
    public <T> T counting(String address, Supplier<T> search) {
        return counting(enter(address, false), address, search);
    }

    /**
     * Likewise of a till that signed in, which other addresses never shut out.
     *
     * @param before what the same request came to if it came before; asked only where too many
     *     wrong ones came, since that answer is no guess
     */
    public <T> T counting(UUID till, Supplier<T> search, Supplier<Optional<T>> before) {
        var address = "till " + till;
        try {
            return counting(enter(address, true), address, search);
        } catch (Refused refused) {
            if (refused.problem() != VoucherProblem.TOO_MANY_CODES) {
                throw refused;
            }
            return before.get().orElseThrow(() -> refused);
        }
    }

    /**
     * Likewise where a crowd behind one address asks at once and nobody can wait for the others:
     * the answer is kept back if twenty wrong ones were answered before it. What was done stays
     * done, and is told to whoever asks again in an hour.
     */
    public <T> T crowded(String address, Supplier<T> search) {
        var tries = enter(address, false);
        try {
            pass(tries);
            try {
                var found = search.get();
                pass(tries);
                return found;
            } catch (Refused refused) {
                if (isGuess(refused)) {
                    pass(tries);
                    count(tries);
                }
                throw refused;
            }
        } finally {
            leave(address, tries);
        }
    }

    private <T> T counting(Tries tries, String address, Supplier<T> search) {
        try {
            take(tries);
            try {
                return search.get();
            } catch (Refused refused) {
                if (isGuess(refused)) {
                    count(tries);
                }
                throw refused;
            } finally {
                giveBack(tries);
            }
        } finally {
            leave(address, tries);
        }
    }

    private static boolean isGuess(Refused refused) {
        return refused.problem() instanceof VoucherProblem problem && GUESSES.contains(problem);
    }

    private Tries enter(String address, boolean isKnown) {
        synchronized (all) {
            var now = clock.instant();
            if (Duration.between(purgedAt, now).abs().compareTo(BETWEEN_PURGES) >= 0) {
                all.values().removeIf(tries -> tries.inside == 0 && isEmpty(tries));
                purgedAt = now;
            }
            var tries = all.get(address);
            if (tries == null) {
                if (!isKnown && all.size() >= MOST_ADDRESSES) {
                    throw new Refused(VoucherProblem.TOO_MANY_CODES);
                }
                tries = new Tries();
                all.put(address, tries);
            }
            tries.inside++;
            return tries;
        }
    }

    /** Right ones leave nothing behind. */
    private void leave(String address, Tries tries) {
        synchronized (all) {
            tries.inside--;
            if (tries.inside == 0 && isEmpty(tries)) {
                all.remove(address, tries);
            }
        }
    }

    private boolean isEmpty(Tries tries) {
        synchronized (tries) {
            return wrong(tries) == 0;
        }
    }

    /** Of the last hour. */
    private int wrong(Tries tries) {
        var hourAgo = clock.instant().minus(HOUR);
        tries.wrong.removeIf(moment -> moment.isBefore(hourAgo));
        return tries.wrong.size();
    }

    private void pass(Tries tries) {
        synchronized (tries) {
            if (wrong(tries) >= MOST_AN_HOUR) {
                throw new Refused(VoucherProblem.TOO_MANY_CODES);
            }
        }
    }

    private void take(Tries tries) {
        synchronized (tries) {
            pass(tries);
            while (wrong(tries) + tries.underway >= MOST_AN_HOUR) {
                try {
                    tries.wait();
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                    throw new Refused(VoucherProblem.TOO_MANY_CODES);
                }
                pass(tries);
            }
            tries.underway++;
        }
    }

    private void giveBack(Tries tries) {
        synchronized (tries) {
            tries.underway--;
            tries.notifyAll();
        }
    }

    private void count(Tries tries) {
        synchronized (tries) {
            tries.wrong.addLast(clock.instant());
        }
    }
}
