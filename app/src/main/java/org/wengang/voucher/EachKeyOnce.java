package org.wengang.voucher;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.wengang.kernel.Refused;

/**
 * A request with a key, done once however often it comes. One statement does it; only when the
 * database refused it is asked why.
 */
public final class EachKeyOnce {

    private static final int ATTEMPTS = 3;

    private EachKeyOnce() {}

    /**
     * @param statement one transaction; empty where nothing was done, or where {@code before} tells
     *     what was
     * @param before what the key came to, if it came before; throws voucher-key-reused where that
     *     was another request
     * @param whyNot of the constraint that was broken, empty for none; null where nothing stands
     *     against it any more: somebody was in between, and it is tried again
     */
    public static <T> T answer(
            Supplier<Optional<T>> statement,
            Supplier<Optional<T>> before,
            Function<String, @Nullable Refused> whyNot) {
        for (var attempt = 1; attempt <= ATTEMPTS; attempt++) {
            var constraint = "";
            try {
                var done = statement.get();
                if (done.isPresent()) {
                    return done.get();
                }
            } catch (DataIntegrityViolationException refused) {
                constraint = BrokenConstraint.name(refused);
            }
            var kept = before.get();
            if (kept.isPresent()) {
                return kept.get();
            }
            var refused = whyNot.apply(constraint);
            if (refused != null) {
                throw refused;
            }
        }
        throw new IllegalStateException("Nothing was done, and nothing forbids it.");
    }
}
