package org.wengang.voucher.till;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.wengang.voucher.BatchQueue;
import org.wengang.voucher.till.RedemptionRepository.Wanted;

/**
 * Redemptions that come to this node at the same time share a transaction, whichever shops they are
 * of: a commit each is what bounds a market day (docs/decisions/0039).
 */
@Component
class RedemptionQueue {

    /** A batch takes milliseconds, and at most as much as it waits for locks. */
    private static final int PATIENCE_SECONDS = 5;

    private final RedemptionRepository repository;
    private final BatchQueue<Wanted, Optional<Redemption>> queue =
            new BatchQueue<>("redemptions", this::redeem);

    RedemptionQueue(RedemptionRepository repository) {
        this.repository = repository;
    }

    /**
     * Empty where it was not done together with others, for whatever reason: then it is asked for
     * alone, by the same key.
     */
    Optional<Redemption> redeem(Wanted wanted) {
        var told = queue.ask(wanted);
        if (told.isEmpty()) {
            return Optional.empty();
        }
        try {
            return told.get().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            return Optional.empty();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof DataAccessException) {
                return Optional.empty();
            }
            throw new IllegalStateException("A batch of redemptions failed.", failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Map<Wanted, Optional<Redemption>> redeem(List<Wanted> all) {
        var done =
                repository.redeem(all).stream()
                        .collect(Collectors.toMap(Redemption::id, Function.<Redemption>identity()));
        return all.stream()
                .collect(
                        Collectors.toMap(
                                Function.identity(),
                                one -> Optional.ofNullable(done.get(one.asked().id()))));
    }
}
