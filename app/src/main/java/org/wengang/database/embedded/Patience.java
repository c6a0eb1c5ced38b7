package org.wengang.database.embedded;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.wengang.database.CannotStart;

/**
 * Asks again until the answer comes, but not for ever: the state of another process cannot be
 * awaited otherwise.
 */
final class Patience {

    private static final Duration PAUSE = Duration.ofMillis(40);

    private final long end;

    Patience(Duration limit) {
        this.end = System.nanoTime() + limit.toNanos();
    }

    /**
     * @param sentence what to say when the time is over
     * @throws CannotStart when the time is over
     */
    void pause(String sentence) {
        if (System.nanoTime() - end > 0) {
            throw new CannotStart(sentence);
        }
        LockSupport.parkNanos(PAUSE.toNanos());
    }
}
