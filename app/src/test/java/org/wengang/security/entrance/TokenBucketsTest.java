package org.wengang.security.entrance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.wengang.database.TestClock;

class TokenBucketsTest {

    private final TestClock clock = new TestClock();
    private final TokenBuckets buckets = new TokenBuckets(clock, 2, 3);

    @Test
    void a_full_bucket_gives_so_many_at_once_and_then_says_how_long_to_wait() {
        assertThat(buckets.take("a")).isZero();
        assertThat(buckets.take("a")).isZero();
        assertThat(buckets.take("a")).isZero();
        assertThat(buckets.take("a")).isEqualTo(1);
    }

    @Test
    void what_comes_back_can_be_taken_and_no_more() {
        empty("a");
        clock.pass(Duration.ofMillis(499));
        assertThat(buckets.take("a")).isEqualTo(1);
        clock.pass(Duration.ofMillis(1));
        assertThat(buckets.take("a")).isZero();
        assertThat(buckets.take("a")).isEqualTo(1);
    }

    @Test
    void a_long_pause_fills_it_and_not_more_than_that() {
        empty("a");
        clock.pass(Duration.ofDays(1));
        empty("a");
        assertThat(buckets.take("a")).isEqualTo(1);
    }

    @Test
    void nobody_drinks_of_another_bucket() {
        empty("a");
        assertThat(buckets.take("b")).isZero();
    }

    @Test
    void to_look_takes_nothing() {
        assertThat(buckets.waiting("a")).isZero();
        empty("a");
        assertThat(buckets.waiting("a")).isEqualTo(1);
    }

    @Test
    void a_clock_that_was_put_back_starts_anew() {
        empty("a");
        clock.pass(Duration.ofHours(-1));
        assertThat(buckets.take("a")).isZero();
    }

    @Test
    void the_full_ones_are_forgotten_and_the_others_are_not() {
        empty("a");
        for (var i = 0; i < 10_000; i++) {
            buckets.take("visitor " + i);
        }
        assertThat(buckets.waiting("a")).isEqualTo(1);
    }

    private void empty(String who) {
        for (var i = 0; i < 3; i++) {
            assertThat(buckets.take(who)).isZero();
        }
    }
}
