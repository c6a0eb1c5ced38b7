package org.wengang.entitlement.review;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.entitlement.EntitlementProblem;
import org.wengang.entitlement.award.AwardStatus;
import org.wengang.entitlement.award.PolicyName;
import org.wengang.entitlement.award.PoolRepository;
import org.wengang.entitlement.review.ReviewRepository.Held;
import org.wengang.kernel.Refused;
import org.wengang.security.Audit;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.web.component.Cursor;

/** Decisions of the second person. */
@Service
class Reviews {

    private final ReviewRepository repository;
    private final PoolRepository pools;
    private final Audit audit;
    private final Clock clock;

    Reviews(ReviewRepository repository, PoolRepository pools, Audit audit, Clock clock) {
        this.repository = repository;
        this.pools = pools;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    List<QueueLine> page(Officer officer, QueueFilter filter, Cursor cursor, int limit) {
        return repository.page(filter, officer.id(), cursor, limit);
    }

    @Transactional(readOnly = true)
    List<PolicyName> policies() {
        return repository.policies();
    }

    /** How many wait for this officer's decision. */
    @Transactional(readOnly = true)
    public long countOpen(UUID officer) {
        return repository.countOpen(officer);
    }

    /**
     * Decides on all of them or on none. What the same officer already decided the same way (a
     * double click) counts as done. Money given back goes to those who wait for it, in their order.
     *
     * @param chosen at least one
     * @param reason null for none; must be given to send back or refuse
     * @return how many are decided
     * @throws Refused security-role-missing, entitlement-award-not-found, entitlement-own-proposal,
     *     entitlement-award-double, entitlement-decided-meanwhile
     */
    @Transactional
    int decide(Officer officer, ReviewAction action, List<Chosen> chosen, @Nullable String reason) {
        officer.require(Role.REVIEWER);
        var ids = new TreeSet<>(chosen.stream().map(Chosen::award).toList());
        var policies = repository.policiesOf(ids);
        policies.forEach(pools::lock);
        var held = repository.lock(ids);
        if (held.size() != ids.size()) {
            throw new Refused(EntitlementProblem.AWARD_NOT_FOUND);
        }
        refuseOwn(officer, held);
        refuseDoubles(action, held);
        var toDecide = stillAsSeen(officer, action, chosen, held);
        if (!toDecide.isEmpty()) {
            decide(officer, action, held, toDecide, reason);
            toDecide.forEach(id -> audit.record(action.auditAction(), "award " + id, ""));
            if (action == ReviewAction.REFUSE) {
                policies.forEach(policy -> promoteWaiting(policy, officer));
            }
        }
        return ids.size();
    }

    /**
     * What may not stand beside another award is withdrawn rather than refused: if it turns out
     * that they were two people, the next determination proposes it anew.
     */
    private void decide(
            Officer officer,
            ReviewAction action,
            List<Held> held,
            List<UUID> toDecide,
            @Nullable String reason) {
        var now = clock.instant();
        var doubles =
                action == ReviewAction.REFUSE
                        ? held.stream().filter(Held::isDouble).map(Held::award).toList()
                        : List.<UUID>of();
        var withdrawn = toDecide.stream().filter(doubles::contains).toList();
        var others = toDecide.stream().filter(award -> !doubles.contains(award)).toList();
        if (!withdrawn.isEmpty()) {
            repository.decide(withdrawn, AwardStatus.VOID, officer.id(), reason, now);
        }
        if (!others.isEmpty()) {
            repository.decide(others, action.target(), officer.id(), reason, now);
        }
    }

    private static void refuseOwn(Officer officer, List<Held> held) {
        var own = held.stream().filter(each -> each.proposedBy().equals(officer.id())).count();
        if (own > 0) {
            throw new Refused(EntitlementProblem.OWN_PROPOSAL, own);
        }
    }

    /** Of two awards that one person may not both have, one has to be refused. */
    private static void refuseDoubles(ReviewAction action, List<Held> held) {
        var doubles = held.stream().filter(Held::isDouble).count();
        if (action == ReviewAction.APPROVE && doubles > 0) {
            throw new Refused(EntitlementProblem.AWARD_DOUBLE, doubles);
        }
    }

    private static List<UUID> stillAsSeen(
            Officer officer, ReviewAction action, List<Chosen> chosen, List<Held> held) {
        var seen = new HashMap<UUID, Integer>();
        chosen.forEach(each -> seen.put(each.award(), each.version()));
        var fresh = new ArrayList<UUID>();
        var stale = 0;
        for (var each : held) {
            int version = seen.getOrDefault(each.award(), 0);
            if (each.status().isOpen() && each.version() == version) {
                fresh.add(each.award());
            } else if (!isRepeated(each, version, officer, action)) {
                stale++;
            }
        }
        if (stale > 0) {
            throw new Refused(EntitlementProblem.DECIDED_MEANWHILE, stale, held.size());
        }
        return fresh;
    }

    private static boolean isRepeated(
            Held held, int seenVersion, Officer officer, ReviewAction action) {
        var isDone =
                held.status() == action.target()
                        || held.isDouble() && held.status() == AwardStatus.VOID;
        return isDone && held.version() == seenVersion + 1 && officer.id().equals(held.decidedBy());
    }

    private void promoteWaiting(UUID policy, Officer officer) {
        var promoted = pools.promoteWaiting(policy, officer.id(), clock.instant());
        if (promoted > 0) {
            audit.record("awards-promoted", "policy " + policy, promoted + " no longer wait");
        }
    }
}
