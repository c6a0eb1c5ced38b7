package org.wengang.voucher.till;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
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
        try {
            return queue.ask(wanted).flatMap(told -> told.join());
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof DataAccessException) {
                return Optional.empty();
            }
            throw failed;
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
