package org.wengang.registry.duplicate.cases;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.kernel.Refused;
import org.wengang.registry.RegistryProblem;
import org.wengang.registry.Worker;
import org.wengang.registry.Workers;
import org.wengang.security.Audit;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.web.component.Cursor;

/** Likely duplicates: who may see them, and who says what they are. */
@Service
class Cases {

    /** What an officer says of a case. */
    enum Verdict {
        SAME,
        DIFFERENT,
        /** To be looked at again. */
        REOPENED
    }

    private final CaseRepository repository;
    private final Workers workers;
    private final List<Worker.Awards> awards;
    private final Audit audit;
    private final Clock clock;

    Cases(
            CaseRepository repository,
            Workers workers,
            ObjectProvider<Worker.Awards> awards,
            Audit audit,
            Clock clock) {
        this.repository = repository;
        this.workers = workers;
        this.awards = awards.stream().toList();
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param state null for all
     * @throws Refused security-role-missing
     */
    @Transactional(readOnly = true)
    List<DuplicateCase> page(Officer officer, @Nullable CaseState state, Cursor cursor, int limit) {
        mayLook(officer);
        return repository.page(state, cursor, limit);
    }

    /** How many wait for this officer. */
    @Transactional(readOnly = true)
    public long countOpen(UUID officer) {
        return repository.countOpen(officer);
    }

    /**
     * @throws Refused security-role-missing, registry-duplicate-not-found
     */
    @Transactional(readOnly = true)
    CaseFile file(Officer officer, UUID id, Locale locale) {
        var found = get(officer, id);
        var ids = found.people().stream().map(DuplicateCase.Person::worker).toList();
        return new CaseFile(
                found,
                ids.stream().map(workers::get).toList(),
                Compared.of(ids.stream().map(workers::histories).toList()),
                ids.stream().map(worker -> told(worker, locale)).toList(),
                repository.steps(id));
    }

    /**
     * Says what a case is. Where money is out or on its way for one of its people, the first
     * officer who says that they are the same only proposes it, and another one must say so too.
     *
     * @param version of the case the officer saw
     * @param reason 1 to 500 characters
     * @throws Refused security-role-missing, registry-duplicate-not-found, -duplicate-decided where
     *     another officer was first or the case is not in a state for it, -duplicate-own-proposal
     */
    @Transactional
    CaseState decide(Officer officer, UUID id, Verdict verdict, int version, String reason) {
        var seen = get(officer, id);
        if (seen.version() != version) {
            throw new Refused(RegistryProblem.DUPLICATE_DECIDED);
        }
        var state = next(officer, seen, verdict);
        var proposedBy =
                switch (state) {
                    case CONFIRMING -> officer.id();
                    case SAME -> seen.proposedBy();
                    case OPEN, REOPENED, DIFFERENT -> null;
                };
        if (!repository.decide(seen, state, proposedBy, officer, reason, clock.instant())) {
            throw new Refused(RegistryProblem.DUPLICATE_DECIDED);
        }
        audit.record("duplicate-" + state.stored(), "duplicate-case " + id, "");
        return state;
    }

    private CaseState next(Officer officer, DuplicateCase seen, Verdict verdict) {
        if (verdict == Verdict.REOPENED) {
            officer.require(Role.CASEWORKER);
            if (seen.state().isOpen()) {
                throw new Refused(RegistryProblem.DUPLICATE_DECIDED);
            }
            return CaseState.REOPENED;
        }
        if (seen.state() == CaseState.CONFIRMING) {
            officer.require(Role.CASEWORKER, Role.REVIEWER);
            if (officer.id().equals(seen.proposedBy())) {
                throw new Refused(RegistryProblem.DUPLICATE_OWN_PROPOSAL);
            }
            return verdict == Verdict.SAME ? CaseState.SAME : CaseState.REOPENED;
        }
        officer.require(Role.CASEWORKER);
        if (!seen.state().isOpen()) {
            throw new Refused(RegistryProblem.DUPLICATE_DECIDED);
        }
        if (verdict == Verdict.DIFFERENT) {
            return CaseState.DIFFERENT;
        }
        return isPaid(seen) ? CaseState.CONFIRMING : CaseState.SAME;
    }

    private boolean isPaid(DuplicateCase seen) {
        return seen.people().stream()
                .flatMap(person -> told(person.worker(), Locale.ROOT).stream())
                .anyMatch(Worker.Award::isPaid);
    }

    private List<Worker.Award> told(UUID worker, Locale locale) {
        return awards.stream().flatMap(each -> each.of(worker, locale).stream()).toList();
    }

    private DuplicateCase get(Officer officer, UUID id) {
        mayLook(officer);
        return repository
                .find(id)
                .orElseThrow(() -> new Refused(RegistryProblem.DUPLICATE_NOT_FOUND));
    }

    private static void mayLook(Officer officer) {
        officer.require(Role.CASEWORKER, Role.REVIEWER);
    }
}
