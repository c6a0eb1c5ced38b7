package org.wengang.entitlement.review;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
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
    private final TaskRepository tasks;
    private final PoolRepository pools;
    private final Audit audit;
    private final Clock clock;

    Reviews(
            ReviewRepository repository,
            TaskRepository tasks,
            PoolRepository pools,
            Audit audit,
            Clock clock) {
        this.repository = repository;
        this.tasks = tasks;
        this.pools = pools;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    List<QueueLine> page(Officer officer, QueueFilter filter, Cursor cursor, int limit) {
        return repository.page(filter, officer.id(), LocalDate.now(clock), cursor, limit);
    }

    @Transactional(readOnly = true)
    List<PolicyName> policies() {
        return repository.policies();
    }

    /** How many wait for this officer's decision. */
    @Transactional(readOnly = true)
    public long countOpen(UUID officer) {
        return repository.count(AwardStatus.PROPOSED, officer);
    }

    /** How many of them another reviewer agreed to already. */
    @Transactional(readOnly = true)
    public long countReviewed(UUID officer) {
        return repository.count(AwardStatus.REVIEWED, officer);
    }

    /**
     * Decides on all of them or on none. What the same officer already decided the same way (a
     * double click) counts as done. Money given back goes to those who wait for it, in their order.
     * What needs a second reviewer is only reviewed by the first approval.
     *
     * @param chosen at least one
     * @param reason null for none; must be given for all but an approval
     * @return how many are decided, and how many of them wait for a second reviewer now
     * @throws Refused security-role-missing, entitlement-award-not-found, entitlement-own-proposal,
     *     entitlement-own-review, entitlement-award-held, entitlement-award-double,
     *     entitlement-decided-meanwhile
     */
    @Transactional
    Outcome decide(
            Officer officer, ReviewAction action, List<Chosen> chosen, @Nullable String reason) {
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
        var fresh = stillAsSeen(officer, action, chosen, held);
        refuseOwnReview(officer, fresh);
        refuseHeld(action, fresh);
        var toDecide = fresh.stream().map(Held::award).toList();
        if (!toDecide.isEmpty()) {
            settle(officer, action, fresh, reason);
            if (action != ReviewAction.ASK) {
                tasks.end(toDecide);
            }
            if (action == ReviewAction.REFUSE) {
                policies.forEach(policy -> promoteWaiting(policy, officer));
            }
        }
        var reviewed =
                action == ReviewAction.APPROVE
                        ? held.stream().filter(each -> each.waitsForSecond(officer.id())).count()
                        : 0;
        return new Outcome(ids.size() - (int) reviewed, (int) reviewed);
    }

    /**
     * What a decision came to.
     *
     * @param decided how many came into the state that was asked for
     * @param reviewed how many wait for a second reviewer
     */
    record Outcome(int decided, int reviewed) {}

    private void settle(
            Officer officer, ReviewAction action, List<Held> fresh, @Nullable String reason) {
        var now = clock.instant();
        var decided = new EnumMap<AwardStatus, List<UUID>>(AwardStatus.class);
        for (var each : fresh) {
            decided.computeIfAbsent(target(action, each), any -> new ArrayList<>())
                    .add(each.award());
        }
        decided.forEach((status, awards) -> {
            repository.decide(awards, status, officer.id(), reason, now);
            var word = status == AwardStatus.REVIEWED ? "award-reviewed" : action.auditAction();
            awards.forEach(id -> audit.record(word, "award " + id, ""));
        });
    }

    /**
     * What may not stand beside another award is withdrawn rather than refused: if it turns out
     * that they were two people, the next determination proposes it anew. What needs a second
     * reviewer is only reviewed by the first.
     */
    private static AwardStatus target(ReviewAction action, Held held) {
        return switch (action) {
            case APPROVE ->
                    held.isToBeReviewedFirst() ? AwardStatus.REVIEWED : AwardStatus.APPROVED;
            case REFUSE -> held.isDouble() ? AwardStatus.VOID : AwardStatus.REFUSED;
            case RETURN -> AwardStatus.RETURNED;
            case ASK -> AwardStatus.ASKED;
        };
    }

    private static void refuseOwn(Officer officer, List<Held> held) {
        var own = held.stream().filter(each -> each.proposedBy().equals(officer.id())).count();
        if (own > 0) {
            throw new Refused(EntitlementProblem.OWN_PROPOSAL, own);
        }
    }

    private static void refuseOwnReview(Officer officer, List<Held> held) {
        var own = held.stream().filter(each -> each.isReviewedBy(officer.id())).count();
        if (own > 0) {
            throw new Refused(EntitlementProblem.OWN_REVIEW, own);
        }
    }

    /** Of two awards that one person may not both have, one has to be refused. */
    private static void refuseDoubles(ReviewAction action, List<Held> held) {
        var doubles = held.stream().filter(Held::isDouble).count();
        if (action == ReviewAction.APPROVE && doubles > 0) {
            throw new Refused(EntitlementProblem.AWARD_DOUBLE, doubles);
        }
    }

    private static void refuseHeld(ReviewAction action, List<Held> fresh) {
        var found = fresh.stream().filter(Held::isHeld).count();
        if (action == ReviewAction.APPROVE && found > 0) {
            throw new Refused(EntitlementProblem.AWARD_HELD, found);
        }
    }

    private static List<Held> stillAsSeen(
            Officer officer, ReviewAction action, List<Chosen> chosen, List<Held> held) {
        var seen = new HashMap<UUID, Integer>();
        chosen.forEach(each -> seen.put(each.award(), each.version()));
        var fresh = new ArrayList<Held>();
        var stale = 0;
        for (var each : held) {
            int version = seen.getOrDefault(each.award(), 0);
            if (each.status().isOpen() && each.version() == version) {
                fresh.add(each);
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
                        || action == ReviewAction.APPROVE && held.status() == AwardStatus.REVIEWED
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
