package org.wengang.registry.imports.undo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.wengang.web.Message;

/** What relies on what an import brought. */
@Component
final class Obstacles {

    private final UndoRepository repository;
    private final List<ImportReliance> reliances;

    Obstacles(UndoRepository repository, List<ImportReliance> reliances) {
        this.repository = repository;
        this.reliances = List.copyOf(reliances);
    }

    /** A sentence each; empty where the import may be undone. */
    List<Message> of(UUID id) {
        if (!repository.keepsFormer(id)) {
            return List.of(Message.of("registry.undo.before"));
        }
        var reasons = new ArrayList<Message>();
        add(reasons, "registry.undo.changed", repository.changedSince(id));
        add(reasons, "registry.undo.agreed", repository.agreedSince(id));
        add(reasons, "registry.undo.confirmed", repository.confirmedSince(id));
        reliances.stream()
                .map(module -> module.on(id))
                .flatMap(Optional::stream)
                .forEach(reasons::add);
        if (reasons.isEmpty()) {
            reasons.addAll(referring(id));
        }
        return reasons;
    }

    /** Whatever points at the new records, also of modules that say nothing of it themselves. */
    private List<Message> referring(UUID id) {
        return repository.referringTo(id).stream()
                .map(referring ->
                        Message.of(
                                referring.isDuplicate()
                                        ? "registry.undo.duplicates"
                                        : "registry.undo.others",
                                referring.number()))
                .toList();
    }

    private static void add(List<Message> reasons, String key, int number) {
        if (number > 0) {
            reasons.add(Message.of(key, number));
        }
    }
}
