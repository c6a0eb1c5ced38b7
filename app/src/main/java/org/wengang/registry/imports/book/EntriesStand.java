package org.wengang.registry.imports.book;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.wengang.registry.imports.Imports;
import org.wengang.registry.imports.undo.ImportReliance;
import org.wengang.web.Message;

/** Entries of ledgers are put right one by one: a file of them stands, whatever it brought. */
@Component
final class EntriesStand implements ImportReliance {

    private final Imports imports;

    EntriesStand(Imports imports) {
        this.imports = imports;
    }

    @Override
    public Optional<Message> on(UUID importId) {
        return imports.get(importId).isOfLedger()
                ? Optional.of(Message.of("ledger.undo"))
                : Optional.empty();
    }
}
