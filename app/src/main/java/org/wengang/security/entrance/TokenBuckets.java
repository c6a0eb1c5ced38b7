package org.wengang.security.entrance;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A bucket of tokens for each who asks: it starts full, every request takes one, and it fills again
 * steadily. Kept in the memory of this process: two processes give twice as many.
 */
final class TokenBuckets {

    /** From so many on, those that are full again are forgotten: they are as new ones. */
    private static final int MANY = 10_000;

    private final ConcurrentHashMap<String, Bucket> buckets = new ConcurrentHashMap<>();
    private final Clock clock;
    private final double perSecond;
    private final int most;

    /**
     * @param perSecond how many come back in a second, more than 0
     * @param most how many there are in a full bucket, at least 1
     */
    TokenBuckets(Clock clock, double perSecond, int most) {
        if (perSecond <= 0 || most < 1) {
            throw new IllegalArgumentException(
                    "a bucket of " + most + " that fills by " + perSecond + " a second");
        }
        this.clock = clock;
        this.perSecond = perSecond;
        this.most = most;
    }

    private record Bucket(double tokens, Instant at) {}

    /**
     * Takes a token.
     *
     * @return 0 if there was one; otherwise the seconds until there is, rounded up
     */
    long take(String who) {
        forgetSome();
        var now = clock.instant();
        var waiting = new long[1];
        buckets.compute(
                who,
                (_, before) -> {
                    var tokens = before == null ? most : tokens(before, now);
                    waiting[0] = waiting(tokens);
                    return new Bucket(waiting[0] == 0 ? tokens - 1 : tokens, now);
                });
        return waiting[0];
    }

    /** Like {@link #take}, and takes none. */
    long waiting(String who) {
        var bucket = buckets.get(who);
        return bucket == null ? 0 : waiting(tokens(bucket, clock.instant()));
    }

    private long waiting(double tokens) {
        return tokens >= 1 ? 0 : (long) Math.ceil((1 - tokens) / perSecond);
    }

    /** A clock that was put back starts anew. */
    private double tokens(Bucket bucket, Instant now) {
        if (now.isBefore(bucket.at())) {
            return most;
        }
        var passed = Duration.between(bucket.at(), now).toMillis() / 1000.0;
        return Math.min(most, bucket.tokens() + passed * perSecond);
    }

    private void forgetSome() {
        if (buckets.size() >= MANY) {
            var now = clock.instant();
            buckets.values().removeIf(bucket -> tokens(bucket, now) >= most);
        }
    }
}
