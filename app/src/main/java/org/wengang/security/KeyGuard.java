package org.wengang.security;

import java.security.MessageDigest;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.wengang.database.CannotStart;

/**
 * Refuses to start when the key file does not belong to the database: every sealed field would be
 * lost.
 */
@Component
@Order(1)
final class KeyGuard implements ApplicationRunner {

    private final AccountRepository repository;
    private final FieldCipher cipher;
    private final TransactionTemplate transactions;

    KeyGuard(
            AccountRepository repository,
            FieldCipher cipher,
            PlatformTransactionManager transactions) {
        this.repository = repository;
        this.cipher = cipher;
        this.transactions = new TransactionTemplate(transactions);
    }

    @Override
    public void run(ApplicationArguments arguments) {
        transactions.executeWithoutResult(status -> check());
    }

    private void check() {
        var ours = cipher.blindIndex(FieldCipher.Purpose.RESIDENT_ID, "key fingerprint");
        var stored = repository.keyFingerprint();
        if (stored.isEmpty()) {
            repository.saveKeyFingerprint(ours);
        } else if (!MessageDigest.isEqual(ours, stored.get())) {
            throw new CannotStart(
                    "The key file does not belong to this database, so nothing sealed could be"
                            + " read; put back the keys.properties that belongs to it.");
        }
    }
}
