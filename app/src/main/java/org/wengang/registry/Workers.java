package org.wengang.registry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.kernel.IdentityDocument;
import org.wengang.kernel.Mobile;
import org.wengang.kernel.PersonName;
import org.wengang.kernel.Refused;

/** What other modules may know of a worker. Everything is limited to the caller's region. */
@Service
@Transactional(readOnly = true)
public class Workers {

    private final WorkerRepository repository;

    Workers(WorkerRepository repository) {
        this.repository = repository;
    }

    /**
     * @throws Refused registry-worker-not-found
     */
    public Worker get(UUID worker) {
        return repository.find(worker).orElseThrow(Workers::notFound);
    }

    /**
     * Where each known fact comes from: the last row of a roster or officer that said so, in the
     * order of the roster's columns. A fact that is not known is left out.
     *
     * @throws Refused registry-worker-not-found
     */
    public List<FactSource> sources(UUID worker) {
        return histories(worker).stream()
                .filter(FactHistory::isKnown)
                .map(FactHistory::current)
                .toList();
    }

    /**
     * Each fact that was ever stated with its former values.
     *
     * @throws Refused registry-worker-not-found
     */
    public List<FactHistory> histories(UUID worker) {
        var statements = new LinkedHashMap<String, List<FactSource>>();
        for (var stated : repository.statements(worker)) {
            statements.computeIfAbsent(stated.fact(), _ -> new ArrayList<>()).add(stated);
        }
        if (statements.isEmpty()) {
            throw notFound();
        }
        return statements.values().stream().map(FactHistory::of).toList();
    }

    /** A number with the name that is said to go with it. */
    public record Named(IdentityDocument document, PersonName name) {}

    /**
     * The persons of records in this scope that have such a number and such a name; whoever is
     * missing is in none. Which of the two is wrong is not told.
     */
    public Map<Named, UUID> persons(Collection<Named> asked) {
        return repository.persons(List.copyOf(new LinkedHashSet<>(asked)));
    }

    /**
     * The record in this scope that has this number and this name, one that its office goes on with
     * first; empty if there is none. Which of the two is wrong is not told.
     */
    public Optional<UUID> record(IdentityDocument document, PersonName name) {
        return repository.record(document, name);
    }

    /** The other records of the same person in this scope, the one whose number holds first. */
    public List<Worker.Other> others(UUID worker) {
        return repository.others(worker);
    }

    /**
     * The number of the person for a payment file: where the record was merged, the one that holds.
     * Whoever calls writes it to the audit trail.
     *
     * @throws Refused registry-worker-not-found
     */
    public IdentityDocument standingId(UUID worker) {
        return repository.standingId(worker).orElseThrow(Workers::notFound);
    }

    /**
     * The whole number of this record, for an officer who asks to see it. Whoever calls writes it
     * to the audit trail.
     *
     * @throws Refused registry-worker-not-found
     */
    public IdentityDocument identity(UUID worker) {
        return repository.identity(worker).orElseThrow(Workers::notFound);
    }

    /**
     * The whole telephone number, for an officer who is to call; empty where none is known. Whoever
     * calls writes it to the audit trail.
     *
     * @throws Refused registry-worker-not-found
     */
    public Optional<Mobile> mobile(UUID worker) {
        get(worker);
        return repository.mobile(worker);
    }

    private static Refused notFound() {
        return new Refused(RegistryProblem.WORKER_NOT_FOUND);
    }
}
