package org.wengang.security.client;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.wengang.security.client.ClientRepository.Found;

/**
 * Secrets that came within the last second: a till that asks a hundred times a second is looked up
 * once. What this node changes it forgets at once; what another node changes, within the second.
 */
@Component
class SecretsInUse {

    private static final long KEPT_NANOS = Duration.ofSeconds(1).toNanos();
    private static final int MOST = 1_000;

    private final Map<String, Kept> kept = new ConcurrentHashMap<>();
    private final ClientRepository repository;
    private final TransactionTemplate transaction;

    SecretsInUse(ClientRepository repository, PlatformTransactionManager transactions) {
        this.repository = repository;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * @param since by the machine's counter, which nobody sets
     */
    private record Kept(Found found, long since) {

        boolean isFresh() {
            return System.nanoTime() - since < KEPT_NANOS;
        }
    }

    /** The program of a secret's key, with the hash of the secret; the scope is everywhere. */
    Optional<Found> find(String key) {
        var before = kept.get(key);
        if (before != null && before.isFresh()) {
            return Optional.of(before.found());
        }
        var since = System.nanoTime();
        var found =
                Objects.requireNonNull(transaction.execute(status -> repository.findByKey(key)));
        if (kept.size() >= MOST) {
            kept.clear();
        }
        found.ifPresentOrElse(one -> kept.put(key, new Kept(one, since)), () -> kept.remove(key));
        return found;
    }

    void markUsed(ApiClient client, LocalDate day) {
        transaction.executeWithoutResult(status -> repository.markUsed(client.id(), day));
        forget(client);
    }

    void forget(ApiClient client) {
        kept.values().removeIf(one -> one.found().client().id().equals(client.id()));
    }
}
