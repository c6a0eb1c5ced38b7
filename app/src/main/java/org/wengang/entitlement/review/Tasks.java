package org.wengang.entitlement.review;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.entitlement.EntitlementProblem;
import org.wengang.entitlement.award.AwardStatus;
import org.wengang.kernel.Refused;
import org.wengang.security.Accounts;
import org.wengang.security.Audit;
import org.wengang.security.Officer;
import org.wengang.security.Role;

/**
 * Who is to review what. An assignment shares out the work and gives no right: whoever may review
 * an award may do it whomever it is assigned to.
 */
@Service
class Tasks {

    private final TaskRepository repository;
    private final Accounts accounts;
    private final Audit audit;
    private final Clock clock;

    Tasks(TaskRepository repository, Accounts accounts, Audit audit, Clock clock) {
        this.repository = repository;
        this.accounts = accounts;
        this.audit = audit;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    /** Those to whom awards can be assigned, by name. */
    @Transactional(readOnly = true)
    List<Officer> reviewers() {
        return accounts.officers(Role.REVIEWER);
    }

    /** How many this officer could be the first to review are past their day. */
    @Transactional(readOnly = true)
    public long countOverdue(UUID officer) {
        return repository.countOverdue(officer, today());
    }

    /** How many are in that state, whoever proposed them. */
    @Transactional(readOnly = true)
    public long count(AwardStatus status) {
        return repository.count(status.stored());
    }

    /**
     * Assigns awards in review, or assigns them anew.
     *
     * @param awards at least one; all of them or none
     * @return how many
     * @throws Refused security-role-missing, entitlement-award-not-found if one is out of scope or
     *     no longer in review, entitlement-not-their-task
     */
    @Transactional
    int assign(Officer officer, Collection<UUID> awards, UUID to) {
        officer.require(Role.REVIEWER);
        var ids = new TreeSet<>(awards);
        if (repository.lockOpen(ids).size() != ids.size()) {
            throw new Refused(EntitlementProblem.AWARD_NOT_FOUND);
        }
        var isReviewer = reviewers().stream().anyMatch(each -> each.id().equals(to));
        var own = isReviewer ? repository.ownOf(ids, to) : ids.size();
        if (own > 0) {
            throw new Refused(EntitlementProblem.NOT_THEIR_TASK, own);
        }
        repository.assign(ids, to, officer.id(), clock.instant());
        ids.forEach(id -> audit.record("award-assigned", "award " + id, "to account " + to));
        return ids.size();
    }
}
