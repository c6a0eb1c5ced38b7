package org.wengang.database;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.context.annotation.Primary;

/** The clock of the application under test: stands still until moved. */
@Primary
public final class TestClock extends Clock {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    /** 5 February 2021, nine in the morning: a week before that year's Spring Festival. */
    private static final Instant START = Instant.parse("2021-02-05T01:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(START);

    /**
     * @param time in China, such as {@code 2021-02-10T09:00}
     */
    public void moveTo(String time) {
        now.set(LocalDateTime.parse(time).atZone(CHINA).toInstant());
    }

    /** Moves on; a negative duration moves back. */
    public void pass(Duration duration) {
        now.updateAndGet(before -> before.plus(duration));
    }

    void reset() {
        now.set(START);
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return CHINA;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Wengang knows one time zone.");
    }
}
