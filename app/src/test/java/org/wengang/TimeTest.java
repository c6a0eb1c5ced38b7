package org.wengang;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

class TimeTest {

    /** Half past midnight on 23 November 2026 in China, still the 22nd in London. */
    private static final Clock REAL =
            Clock.fixed(Instant.parse("2026-11-22T16:30:00Z"), Time.CHINA);

    @Test
    void a_rehearsal_is_on_the_day_named_at_the_hour_it_is() {
        var moved = Time.movedTo(LocalDate.of(2021, 2, 10), REAL);
        assertThat(LocalDateTime.now(moved)).isEqualTo("2021-02-10T00:30");
    }

    @Test
    void without_a_day_the_clock_is_chinas() {
        assertThat(new Time().clock(null).getZone()).isEqualTo(Time.CHINA);
        assertThat(LocalDate.now(new Time().clock("2021-02-10"))).isEqualTo("2021-02-10");
    }
}
