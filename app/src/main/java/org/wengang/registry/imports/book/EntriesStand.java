package org.wengang.registry.imports.book;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.wengang.registry.imports.undo.ImportReliance;
import org.wengang.web.Message;

/** Entries of ledgers are put right one by one: a file that brought some stands. */
@Component
final class EntriesStand implements ImportReliance {

    private final BroughtRepository repository;

    EntriesStand(BroughtRepository repository) {
        this.repository = repository;
    }

    @Override
    public Optional<Message> on(UUID importId) {
        var entries = repository.entries(importId);
        return entries == 0 ? Optional.empty() : Optional.of(Message.of("ledger.undo", entries));
    }
}
