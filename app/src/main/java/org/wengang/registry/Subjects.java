package org.wengang.registry;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.kernel.IdentityDocument;
import org.wengang.kernel.Refused;

/**
 * Whom determinations are about, whatever the schema of their facts: a worker of a roster or a
 * filing, each under its own id. Everything is limited to the caller's region.
 */
@Service
@Transactional(readOnly = true)
public class Subjects {

    private final SubjectRepository repository;
    private final Workers workers;
    private final Filings filings;

    Subjects(SubjectRepository repository, Workers workers, Filings filings) {
        this.repository = repository;
        this.workers = workers;
        this.filings = filings;
    }

    /**
     * Where each known fact comes from. A fact that is not known is left out.
     *
     * @throws Refused registry-subject-not-found
     */
    public List<FactSource> sources(UUID subject) {
        return isFiling(subject)
                ? filings.histories(subject).stream()
                        .filter(FactHistory::isKnown)
                        .map(FactHistory::current)
                        .toList()
                : workers.sources(subject);
    }

    /**
     * The whole number of the natural person, for a payment file. Whoever calls writes it to the
     * audit trail.
     *
     * @throws Refused registry-subject-not-found, registry-filing-not-found where no person is
     *     named
     */
    public IdentityDocument identity(UUID subject) {
        return isFiling(subject) ? filings.identity(subject) : workers.standingId(subject);
    }

    /** Until the transaction ends nobody says of records that they are one person, or are not. */
    public void holdStill() {
        repository.holdStill();
    }

    /**
     * The id itself, of one that this scope may see.
     *
     * @throws Refused registry-subject-not-found
     */
    public UUID known(UUID subject) {
        isFiling(subject);
        return subject;
    }

    private boolean isFiling(UUID subject) {
        return !repository
                .schema(subject)
                .orElseThrow(() -> new Refused(RegistryProblem.SUBJECT_NOT_FOUND))
                .equals(FactsView.WORKER);
    }
}
