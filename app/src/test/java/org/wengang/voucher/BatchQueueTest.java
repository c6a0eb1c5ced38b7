package org.wengang.voucher;

import static org.assertj.core.api.Assertions.assertThat;

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

class BatchQueueTest {

    private static final String SOLD_OUT = "sold out";

    private static Map<UUID, String> soldOut(List<UUID> persons) {
        return persons.stream().collect(Collectors.toMap(Function.identity(), _ -> SOLD_OUT));
    }

    @Test
    void whoever_comes_while_a_batch_is_written_shares_the_next_one() throws Exception {
        var sizes = new ArrayList<Integer>();
        var firstIsIn = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var queue =
                new BatchQueue<UUID, String>(
                        "test",
                        persons -> {
                            sizes.add(persons.size());
                            firstIsIn.countDown();
                            await(goOn);
                            return soldOut(persons);
                        });
        var first = ask(queue);
        firstIsIn.await();
        var others = new ArrayList<CompletableFuture<String>>();
        for (var i = 0; i < 600; i++) {
            others.add(ask(queue));
        }
        goOn.countDown();
        assertThat(first.get()).isEqualTo(SOLD_OUT);
        for (var other : others) {
            assertThat(other.get()).isEqualTo(SOLD_OUT);
        }
        assertThat(sizes).containsExactly(1, BatchQueue.BATCH, 100);
    }

    @Test
    void too_many_are_sent_away_and_nobody_who_was_let_in_is_forgotten() throws Exception {
        var firstIsIn = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var queue =
                new BatchQueue<UUID, String>(
                        "test",
                        persons -> {
                            firstIsIn.countDown();
                            await(goOn);
                            return soldOut(persons);
                        });
        var in = new ArrayList<CompletableFuture<String>>();
        in.add(ask(queue));
        firstIsIn.await();
        for (var i = 0; i < BatchQueue.MOST_WAITING; i++) {
            in.add(ask(queue));
        }
        assertThat(queue.ask(Ids.newId())).isEmpty();
        goOn.countDown();
        for (var one : in) {
            assertThat(one.get()).isEqualTo(SOLD_OUT);
        }
    }

    @Test
    void a_batch_that_fails_tells_all_of_it_and_the_next_one_goes_on() throws Exception {
        var fails = new boolean[] {true};
        var queue =
                new BatchQueue<UUID, String>(
                        "test",
                        persons -> {
                            if (fails[0]) {
                                throw new OutOfMemoryError("no room");
                            }
                            return soldOut(persons);
                        });
        var failed = ask(queue);
        assertThat(failed.handle((outcome, problem) -> problem.getMessage()).get())
                .isEqualTo("no room");
        fails[0] = false;
        assertThat(ask(queue).get()).isEqualTo(SOLD_OUT);
    }

    private static CompletableFuture<String> ask(BatchQueue<UUID, String> queue) {
        return queue.ask(Ids.newId()).orElseThrow();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
