package org.wengang.entitlement.budget;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.entitlement.EntitlementProblem;
import org.wengang.entitlement.award.PoolRepository;
import org.wengang.kernel.Ids;
import org.wengang.kernel.Refused;
import org.wengang.security.Audit;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.web.component.Cursor;

/** The money of policies, and the appropriations that change it. */
@Service
class Budgets {

    private final BudgetRepository repository;
    private final AppropriationRepository appropriations;
    private final PoolRepository pools;
    private final Audit audit;
    private final Clock clock;

    Budgets(
            BudgetRepository repository,
            AppropriationRepository appropriations,
            PoolRepository pools,
            Audit audit,
            Clock clock) {
        this.repository = repository;
        this.appropriations = appropriations;
        this.pools = pools;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Everything of one pool but its entries.
     *
     * @param isOwn whether the pool is of the reader's office or one below it
     */
    record View(PoolLine line, Books books, List<Appropriation> appropriations, boolean isOwn) {}

    @Transactional(readOnly = true)
    List<PoolLine> all() {
        return repository.pools();
    }

    /** How much of the money wants to be looked at by this officer. */
    @Transactional(readOnly = true)
    public long countShort(Officer officer) {
        return repository.pools().stream().filter(PoolLine::isShort).count()
                + appropriations.countOpen(officer.id());
    }

    /**
     * @throws Refused entitlement-pool-not-found
     */
    @Transactional(readOnly = true)
    View view(Officer officer, UUID policyVersionId) {
        return new View(
                pool(policyVersionId),
                repository.books(policyVersionId),
                appropriations.of(policyVersionId, officer.id()),
                repository.isOwn(policyVersionId, officer.org()));
    }

    @Transactional(readOnly = true)
    List<PoolEntry> entries(UUID policyVersionId, Cursor cursor, int limit) {
        return repository.entries(policyVersionId, cursor, limit);
    }

    /**
     * @throws Refused entitlement-pool-not-found
     */
    @Transactional(readOnly = true)
    PoolLine pool(UUID policyVersionId) {
        return repository
                .pool(policyVersionId)
                .orElseThrow(() -> new Refused(EntitlementProblem.POOL_NOT_FOUND));
    }

    @Transactional(readOnly = true)
    List<EntryAward> awards(UUID policyVersionId, UUID movement, Cursor cursor, int limit) {
        return repository.awards(policyVersionId, movement, cursor, limit);
    }

    /**
     * Enters an appropriation, to be confirmed by another officer.
     *
     * @param submission of the form: the same one sent twice is one appropriation
     * @throws Refused security-role-missing, entitlement-pool-not-found, entitlement-pool-of-others
     */
    @Transactional
    Appropriation enter(
            Officer officer, UUID policyVersionId, AppropriationForm form, UUID submission) {
        officer.require(Role.FINANCE);
        pool(policyVersionId);
        if (!repository.isOwn(policyVersionId, officer.org())) {
            throw new Refused(EntitlementProblem.POOL_OF_OTHERS);
        }
        var fen = form.fen().orElseThrow();
        var isNew =
                appropriations.insert(
                        new AppropriationRepository.New(
                                Ids.newId(), policyVersionId, fen, form.document(), submission),
                        officer.id(),
                        clock.instant());
        if (isNew) {
            audit.record("appropriation-entered", "budget " + policyVersionId, fen + " fen");
        }
        return appropriations.bySubmission(submission, officer.id());
    }

    /**
     * Confirms it, whereupon the pool has more or less and those who wait are proposed as far as it
     * reaches; or refuses it.
     *
     * @param reason null only for a confirmation
     * @throws Refused security-role-missing, entitlement-appropriation-not-found,
     *     entitlement-own-appropriation, entitlement-appropriation-decided,
     *     entitlement-appropriation-committed
     */
    @Transactional
    Appropriation decide(Officer officer, UUID id, boolean confirms, @Nullable String reason) {
        officer.require(Role.FINANCE);
        var appropriation =
                appropriations
                        .find(id, officer.id())
                        .orElseThrow(() -> new Refused(EntitlementProblem.APPROPRIATION_NOT_FOUND));
        if (appropriation.own()) {
            throw new Refused(EntitlementProblem.OWN_APPROPRIATION);
        }
        var policy = appropriation.policyVersionId();
        pools.lock(policy);
        if (confirms && !isCovered(policy, appropriation.fen())) {
            throw new Refused(EntitlementProblem.APPROPRIATION_COMMITTED);
        }
        var status = confirms ? AppropriationStatus.CONFIRMED : AppropriationStatus.REFUSED;
        if (!appropriations.decide(id, status, officer.id(), reason, clock.instant())) {
            throw new Refused(EntitlementProblem.APPROPRIATION_DECIDED);
        }
        if (confirms) {
            pools.promoteWaiting(policy, officer.id(), clock.instant());
        }
        audit.record(
                "appropriation-" + status.stored(),
                "budget " + policy,
                appropriation.fen() + " fen");
        return appropriation;
    }

    /** Whether nothing that is committed would be taken back. */
    private boolean isCovered(UUID policyVersionId, long fen) {
        var pool = pools.find(policyVersionId).orElseThrow();
        var left = pool.leftFen();
        if (pool.amountFen() == null) {
            return fen >= Math.addExact(pool.committedFen(), pool.earlierFen());
        }
        return left == null || Math.addExact(left, fen) >= 0;
    }
}
