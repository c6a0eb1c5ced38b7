package org.wengang.registry.imports.undo;

import java.util.Optional;
import java.util.UUID;
import org.wengang.web.Message;

/** What a module has built on what an import brought, so that the import must stand. */
public interface ImportReliance {

    /**
     * Asked within a transaction; whom the import added or changed, and to which version, says the
     * view {@code registry.published_imported_subject}.
     *
     * @return a sentence with the number; empty where nothing relies on it
     */
    Optional<Message> on(UUID importId);
}
