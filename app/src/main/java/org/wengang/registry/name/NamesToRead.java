package org.wengang.registry.name;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.wengang.database.Scope;
import org.wengang.kernel.OrgPath;

/**
 * Reads the names that have no keys: those registered before there were any, or corrected by a
 * program that knew of none. Works behind the scenes after each start, a few thousand names in a
 * transaction, so that it goes on where it stopped.
 */
@Component
public final class NamesToRead {

    private static final Logger LOG = LoggerFactory.getLogger(NamesToRead.class);
    private static final int AT_ONCE = 5_000;

    private final NameKeyRepository repository;
    private final TransactionTemplate transaction;

    NamesToRead(NameKeyRepository repository, PlatformTransactionManager transactions) {
        this.repository = repository;
        this.transaction = new TransactionTemplate(transactions);
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        Thread.ofVirtual()
                .name("names-to-read")
                .start(() -> {
                    try {
                        Scope.system(OrgPath.ROOT, "names-to-read").call(this::readAll);
                    } catch (RuntimeException problem) {
                        LOG.error(
                                "Names are not read, the next start goes on: {}",
                                problem.getClass().getSimpleName());
                    }
                });
    }

    /**
     * Reads every name in the present scope that waits for it.
     *
     * @return how many
     */
    public long readAll() {
        long all = 0;
        for (int read = AT_ONCE; read == AT_ONCE; all += read) {
            read = readSome();
        }
        return all;
    }

    private int readSome() {
        Integer read =
                transaction.execute(status -> {
                    var names = repository.unread(AT_ONCE);
                    if (!names.isEmpty()) {
                        repository.keep(names);
                    }
                    return names.size();
                });
        return read == null ? 0 : read;
    }
}
