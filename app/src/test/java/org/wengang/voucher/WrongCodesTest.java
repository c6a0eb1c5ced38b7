package org.wengang.voucher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.wengang.kernel.Ids;
import org.wengang.kernel.Refused;

class WrongCodesTest {

    private static final int CROWD = 64;

    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2021-02-13T02:00:00Z"));
    private final InstantSource source = now::get;
    private final WrongCodes codes = new WrongCodes(source.withZone(ZoneOffset.UTC));

    @Test
    void of_sixty_four_wrong_ones_at_once_twenty_are_looked_for() throws Exception {
        var looked = new AtomicInteger();
        var twenty = new CountDownLatch(20);
        var all = new CountDownLatch(CROWD);
        var go = new CountDownLatch(1);
        var answers = new ArrayList<Future<VoucherProblem>>();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < CROWD; i++) {
                answers.add(
                        executor.submit(() -> {
                            all.countDown();
                            return refusal(() ->
                                    codes.counting(
                                            "here",
                                            () -> {
                                                looked.incrementAndGet();
                                                twenty.countDown();
                                                await(go);
                                                throw new Refused(VoucherProblem.NOT_FOUND);
                                            }));
                        }));
            }
            all.await();
            twenty.await();
            go.countDown();
        }
        assertThat(looked).hasValue(20);
        assertThat(told(answers, VoucherProblem.NOT_FOUND)).isEqualTo(20);
        assertThat(told(answers, VoucherProblem.TOO_MANY_CODES)).isEqualTo(CROWD - 20);
        now.set(now.get().plusSeconds(3_601));
        assertThat(codes.<Integer>counting("here", () -> 1)).isEqualTo(1);
    }

    @Test
    void of_a_crowd_of_wrong_ones_twenty_are_answered_and_no_right_one_after_them() {
        var late =
                refusal(() ->
                        codes.crowded(
                                "here",
                                () -> {
                                    for (var wrong = 0; wrong < 30; wrong++) {
                                        assertThat(wrong("here"))
                                                .isEqualTo(
                                                        wrong < 20
                                                                ? VoucherProblem.CLAIM_UNKNOWN
                                                                : VoucherProblem.TOO_MANY_CODES);
                                    }
                                    return 1;
                                }));
        assertThat(late).isEqualTo(VoucherProblem.TOO_MANY_CODES);
    }

    @Test
    void many_right_ones_at_once_are_all_answered() throws Exception {
        var answers = new ArrayList<Future<Integer>>();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < CROWD; i++) {
                answers.add(executor.submit(() -> codes.counting("here", () -> 1)));
            }
        }
        for (var answer : answers) {
            assertThat(answer.get()).isEqualTo(1);
        }
    }

    @Test
    void an_address_that_is_not_kept_any_more_is_refused_but_a_till_that_signed_in_is_not() {
        for (var i = 0; i < WrongCodes.MOST_ADDRESSES; i++) {
            wrong("address " + i);
        }
        assertThat(wrong("one more")).isEqualTo(VoucherProblem.TOO_MANY_CODES);
        assertThat(codes.<Integer>counting(Ids.newId(), () -> 1, Optional::empty)).isEqualTo(1);
        now.set(now.get().plusSeconds(3_601));
        assertThat(wrong("one more")).isEqualTo(VoucherProblem.CLAIM_UNKNOWN);
    }

    private VoucherProblem wrong(String address) {
        return refusal(() ->
                codes.crowded(
                        address,
                        () -> {
                            throw new Refused(VoucherProblem.CLAIM_UNKNOWN);
                        }));
    }

    private static VoucherProblem refusal(Runnable search) {
        var refused = assertThatExceptionOfType(Refused.class).isThrownBy(search::run).actual();
        return (VoucherProblem) refused.problem();
    }

    private static long told(List<Future<VoucherProblem>> answers, VoucherProblem problem) {
        return answers.stream().map(Future::resultNow).filter(problem::equals).count();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }
}
