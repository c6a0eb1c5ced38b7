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
import org.wengang.registry.duplicate.merge.Merges;
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
    private final Merges merges;
    private final Audit audit;
    private final Clock clock;

    Cases(
            CaseRepository repository,
            Workers workers,
            ObjectProvider<Worker.Awards> awards,
            Merges merges,
            Audit audit,
            Clock clock) {
        this.repository = repository;
        this.workers = workers;
        this.awards = awards.stream().toList();
        this.merges = merges;
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
        var ids = workers(found);
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
     * Once said to be the same they are merged; to be looked at again, they are several again, and
     * where money is out, once more only if another officer says so too.
     *
     * @param version of the case the officer saw
     * @param reason 1 to 500 characters
     * @param sameAs whose number holds, where they are the same; of one that is confirmed only the
     *     proposed one counts
     * @throws Refused security-role-missing, registry-duplicate-not-found, -duplicate-decided where
     *     another officer was first or the case is not in a state for it, -duplicate-own-proposal,
     *     -duplicate-holder where it is none of them, -merge-busy, -merge-chained, and what those
     *     refuse who keep something once
     */
    @Transactional
    CaseState decide(
            Officer officer,
            UUID id,
            Verdict verdict,
            @Nullable UUID sameAs,
            int version,
            String reason) {
        var seen = get(officer, id);
        if (seen.version() != version) {
            throw new Refused(RegistryProblem.DUPLICATE_DECIDED);
        }
        var state = next(officer, seen, verdict);
        var proposedBy =
                switch (state) {
                    case CONFIRMING, PARTING -> officer.id();
                    case SAME -> seen.proposedBy();
                    case OPEN, REOPENED, DIFFERENT -> null;
                };
        var holder = holder(seen, state, sameAs);
        refuseStrangers(seen, state, holder);
        if (!repository.decide(seen, state, proposedBy, holder, officer, reason, clock.instant())) {
            throw new Refused(RegistryProblem.DUPLICATE_DECIDED);
        }
        carryOut(officer, seen, state, holder);
        audit.record("duplicate-" + state.stored(), "duplicate-case " + id, "");
        return state;
    }

    private static @Nullable UUID holder(
            DuplicateCase seen, CaseState state, @Nullable UUID sameAs) {
        return switch (state) {
            case CONFIRMING -> sameAs;
            case SAME -> seen.state().isProposed() ? seen.sameAs() : sameAs;
            case PARTING -> seen.sameAs();
            case OPEN, REOPENED, DIFFERENT -> null;
        };
    }

    private void carryOut(
            Officer officer, DuplicateCase seen, CaseState state, @Nullable UUID holder) {
        if (state == CaseState.SAME && holder != null && !seen.state().isMerged()) {
            merges.merge(officer, seen.id(), holder, workers(seen));
        } else if (state == CaseState.REOPENED) {
            merges.undo(officer, seen.id());
        }
    }

    private static void refuseStrangers(
            DuplicateCase seen, CaseState state, @Nullable UUID holder) {
        if ((state == CaseState.SAME || state == CaseState.CONFIRMING)
                && (holder == null || !workers(seen).contains(holder))) {
            throw new Refused(RegistryProblem.DUPLICATE_HOLDER);
        }
    }

    private static List<UUID> workers(DuplicateCase seen) {
        return seen.people().stream().map(DuplicateCase.Person::worker).toList();
    }

    private CaseState next(Officer officer, DuplicateCase seen, Verdict verdict) {
        if (seen.state().isProposed()) {
            officer.require(Role.CASEWORKER, Role.REVIEWER);
            if (officer.id().equals(seen.proposedBy())) {
                throw new Refused(RegistryProblem.DUPLICATE_OWN_PROPOSAL);
            }
            return verdict == Verdict.SAME ? CaseState.SAME : CaseState.REOPENED;
        }
        if (verdict == Verdict.REOPENED) {
            officer.require(Role.CASEWORKER);
            if (seen.state().isOpen()) {
                throw new Refused(RegistryProblem.DUPLICATE_DECIDED);
            }
            return seen.state() == CaseState.SAME && isPaid(seen)
                    ? CaseState.PARTING
                    : CaseState.REOPENED;
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
                .anyMatch(award -> award.isPaid() || award.isDouble());
    }

    private List<Worker.Award> told(UUID worker, Locale locale) {
        return awards.stream().flatMap(each -> each.of(worker, locale).stream()).toList();
    }

    /**
     * @throws Refused security-role-missing, registry-duplicate-not-found
     */
    @Transactional(readOnly = true)
    DuplicateCase get(Officer officer, UUID id) {
        mayLook(officer);
        return repository
                .find(id)
                .orElseThrow(() -> new Refused(RegistryProblem.DUPLICATE_NOT_FOUND));
    }

    private static void mayLook(Officer officer) {
        officer.require(Role.CASEWORKER, Role.REVIEWER);
    }
}
