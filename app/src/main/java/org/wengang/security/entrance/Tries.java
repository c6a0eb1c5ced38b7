package org.wengang.security.entrance;

import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Wrong tries to get in, by the address they come from; beside the lock of an account (five wrong
 * passwords), which does not see guesses spread over many names.
 */
@Component
final class Tries {

    private final TokenBuckets wrong;

    /**
     * @param perMinute how many come back in a minute
     * @param most how many at once
     */
    Tries(
            Clock clock,
            @Value("${wengang.sign-in.wrong-per-minute:30}") int perMinute,
            @Value("${wengang.sign-in.wrong-at-once:60}") int most) {
        this.wrong = new TokenBuckets(clock, perMinute / 60.0, most);
    }

    /**
     * Goes on only where there were not too many.
     *
     * @throws TooManyTries otherwise
     */
    void refuseTooMany(String address) {
        var seconds = wrong.waiting(address);
        if (seconds > 0) {
            throw new TooManyTries(seconds);
        }
    }

    void count(String address) {
        wrong.take(address);
    }
}
