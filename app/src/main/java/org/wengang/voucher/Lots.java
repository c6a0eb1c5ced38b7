package org.wengang.voucher;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wengang.web.BugTrace;

/** Issues and campaigns that are worked on one after the other. */
public final class Lots {

    private static final Logger LOG = LoggerFactory.getLogger(Lots.class);

    private Lots() {}

    /**
     * Does the work for each, also behind one that fails.
     *
     * @param id what the log calls it
     * @param work one transaction
     * @throws IllegalStateException after all of them, where one failed or more; the cause is the
     *     first
     */
    public static <T> void each(List<T> lots, Function<T, UUID> id, Consumer<T> work) {
        var failed = 0;
        RuntimeException first = null;
        for (var lot : lots) {
            try {
                work.accept(lot);
            } catch (RuntimeException broken) {
                failed++;
                first = first == null ? broken : first;
                LOG.error("Lot {} is left for another night{}", id.apply(lot), BugTrace.of(broken));
            }
        }
        if (first != null) {
            throw new IllegalStateException(
                    "%d of %d lots failed.".formatted(failed, lots.size()), first);
        }
    }
}
