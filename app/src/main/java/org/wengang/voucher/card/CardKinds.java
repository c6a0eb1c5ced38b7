package org.wengang.voucher.card;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.kernel.Ids;
import org.wengang.kernel.Refused;
import org.wengang.security.Audit;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.voucher.CardProblem;
import org.wengang.voucher.card.CardKindForm.Plan;

/** Kinds of card: planned by one officer, let go by another. */
@Service
@Transactional
class CardKinds {

    private final CardKindRepository repository;
    private final Audit audit;
    private final Clock clock;

    CardKinds(CardKindRepository repository, Audit audit, Clock clock) {
        this.repository = repository;
        this.audit = audit;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    /**
     * Of this office and those below, and what offices above it let go.
     *
     * @throws Refused security-role-missing; likewise the others
     */
    @Transactional(readOnly = true)
    List<CardKind> all(Officer officer) {
        officer.require(Role.CASEWORKER, Role.REVIEWER);
        return repository.all(officer.id());
    }

    /**
     * @throws Refused voucher-card-kind-not-found
     */
    @Transactional(readOnly = true)
    CardKind get(Officer officer, UUID id) {
        officer.require(Role.CASEWORKER, Role.REVIEWER);
        return repository
                .find(id, officer.id())
                .orElseThrow(() -> new Refused(CardProblem.KIND_NOT_FOUND));
    }

    /**
     * @param submission of the form: the same one sent twice is one kind
     * @return the kind
     */
    UUID plan(Officer officer, Plan plan, UUID submission) {
        officer.require(Role.CASEWORKER);
        var before = repository.bySubmission(submission);
        if (before.isPresent()) {
            return before.get();
        }
        var id = Ids.newId();
        repository.insert(id, officer.org(), plan, submission, officer.id(), clock.instant());
        audit.record(
                "card-kind-planned",
                "card kind " + id,
                "%d privileges, %s to %s"
                        .formatted(plan.privileges().size(), plan.firstDay(), plan.lastDay()));
        return id;
    }

    /**
     * Lets it go, for good.
     *
     * @throws Refused voucher-card-kind-not-found, -own-kind, -kind-released
     */
    void release(Officer officer, UUID id) {
        officer.require(Role.REVIEWER);
        var kind = get(officer, id);
        if (kind.isOwn()) {
            throw new Refused(CardProblem.OWN_KIND);
        }
        if (!repository.release(id, officer.id(), clock.instant())) {
            throw new Refused(CardProblem.KIND_RELEASED);
        }
        audit.record("card-kind-released", kind.subject(), "");
    }
}
