package org.wengang.registry;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

    /**
     * A record found by a number.
     *
     * @param index of the number in the list that was asked for
     * @param isOrganisation whether the number is that of the organisation that filed, and not of a
     *     person
     */
    public record Numbered(int index, UUID subject, boolean isOrganisation, Parties parties) {}

    /**
     * Who a record is about.
     *
     * @param person null where none is named
     * @param organisation that filed; null for a worker of a roster
     */
    public record Parties(@Nullable String person, @Nullable String organisation) {}

    /**
     * The records of people and organisations with these numbers, in the order asked for; none for
     * a number this scope does not know.
     *
     * @param indexes blind indexes of resident IDs or credit codes
     */
    public List<Numbered> numbered(List<byte[]> indexes) {
        return repository.numbered(indexes);
    }

    /**
     * @throws Refused registry-subject-not-found
     */
    public Parties parties(UUID subject) {
        return repository
                .parties(subject)
                .orElseThrow(() -> new Refused(RegistryProblem.SUBJECT_NOT_FOUND));
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
