package org.wengang.kernel;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Primary keys. */
public final class Ids {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** Milliseconds since 1970 in the upper bits, a counter in the lower twelve. */
    private static final AtomicLong LAST = new AtomicLong();

    private Ids() {}

    /**
     * A UUID of version 7 (RFC 9562): later ones sort after earlier ones in this process, also
     * within a millisecond. Beyond 4,096 in one millisecond the time part runs ahead of the clock.
     */
    public static UUID newId() {
        long now = System.currentTimeMillis() << 12;
        long tick = LAST.updateAndGet(last -> Math.max(last + 1, now));
        long high = (tick >>> 12) << 16 | 0x7000 | (tick & 0xFFF);
        long low = 0x8000_0000_0000_0000L | (RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL);
        return new UUID(high, low);
    }
}
