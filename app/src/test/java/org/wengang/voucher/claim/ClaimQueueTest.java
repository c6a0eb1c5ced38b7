package org.wengang.voucher.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.wengang.kernel.Ids;
import org.wengang.kernel.Refused;
import org.wengang.voucher.VoucherProblem;

class ClaimQueueTest {

    private static final Outcome SOLD_OUT = new Outcome.SoldOut();

    private static Map<UUID, Outcome> soldOut(List<UUID> persons) {
        return persons.stream().collect(Collectors.toMap(Function.identity(), _ -> SOLD_OUT));
    }

    @Test
    void whoever_comes_while_a_batch_is_written_shares_the_next_one() throws Exception {
        var sizes = new ArrayList<Integer>();
        var firstIsIn = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var queue =
                new ClaimQueue<UUID>(persons -> {
                    sizes.add(persons.size());
                    firstIsIn.countDown();
                    await(goOn);
                    return soldOut(persons);
                });
        var first = queue.ask(Ids.newId());
        firstIsIn.await();
        var others = new ArrayList<CompletableFuture<Outcome>>();
        for (var i = 0; i < 600; i++) {
            others.add(queue.ask(Ids.newId()));
        }
        goOn.countDown();
        assertThat(first.get()).isEqualTo(SOLD_OUT);
        for (var other : others) {
            assertThat(other.get()).isEqualTo(SOLD_OUT);
        }
        assertThat(sizes).containsExactly(1, ClaimQueue.BATCH, 100);
    }

    @Test
    void too_many_are_sent_away_and_nobody_who_was_let_in_is_forgotten() throws Exception {
        var firstIsIn = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var queue =
                new ClaimQueue<UUID>(persons -> {
                    firstIsIn.countDown();
                    await(goOn);
                    return soldOut(persons);
                });
        var in = new ArrayList<CompletableFuture<Outcome>>();
        in.add(queue.ask(Ids.newId()));
        firstIsIn.await();
        for (var i = 0; i < ClaimQueue.MOST_WAITING; i++) {
            in.add(queue.ask(Ids.newId()));
        }
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> queue.ask(Ids.newId()))
                .extracting(Refused::problem)
                .isEqualTo(VoucherProblem.CLAIMS_BUSY);
        goOn.countDown();
        for (var one : in) {
            assertThat(one.get()).isEqualTo(SOLD_OUT);
        }
    }

    @Test
    void a_batch_that_fails_tells_all_of_it_and_the_next_one_goes_on() throws Exception {
        var fails = new boolean[] {true};
        var queue =
                new ClaimQueue<UUID>(persons -> {
                    if (fails[0]) {
                        throw new IllegalStateException("no database");
                    }
                    return soldOut(persons);
                });
        var failed = queue.ask(Ids.newId());
        assertThat(failed.handle((outcome, problem) -> problem.getMessage()).get())
                .isEqualTo("no database");
        fails[0] = false;
        assertThat(queue.ask(Ids.newId()).get()).isEqualTo(SOLD_OUT);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
