package org.wengang.entitlement.notice;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.entitlement.EntitlementProblem;
import org.wengang.entitlement.award.PoolRepository;
import org.wengang.entitlement.notice.Objection.Status;
import org.wengang.kernel.Ids;
import org.wengang.kernel.Refused;
import org.wengang.security.Audit;
import org.wengang.security.FieldCipher;
import org.wengang.security.FieldCipher.Purpose;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.web.component.Cursor;

/** Objections: anybody raises them, an officer who did not propose the award settles them. */
@Service
class Objections {

    /** More on one line say nothing new: it is held already. */
    static final int MOST_OPEN_ON_A_LINE = 20;

    private final ObjectionRepository repository;
    private final NoticeRepository notices;
    private final PoolRepository pools;
    private final FieldCipher cipher;
    private final Audit audit;
    private final Clock clock;

    Objections(
            ObjectionRepository repository,
            NoticeRepository notices,
            PoolRepository pools,
            FieldCipher cipher,
            Audit audit,
            Clock clock) {
        this.repository = repository;
        this.notices = notices;
        this.pools = pools;
        this.cipher = cipher;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Notes an objection; the line is not paid before it is settled. To be called within the scope
     * of the notice's organisation.
     *
     * @param contact how to reach whoever objects; blank for none
     * @param submission of the form: the same one sent twice is one objection
     * @throws Refused entitlement-notice-not-found, entitlement-notice-closed,
     *     entitlement-too-many-objections
     */
    @Transactional
    void raise(UUID notice, int lineNumber, String statement, String contact, UUID submission) {
        // held until the end, so that no payment file is made of the line in between
        var lastDay =
                notices.lock(notice)
                        .orElseThrow(() -> new Refused(EntitlementProblem.NOTICE_NOT_FOUND));
        if (repository.wasSent(submission)) {
            return;
        }
        if (LocalDate.now(clock).isAfter(lastDay)) {
            throw new Refused(EntitlementProblem.NOTICE_CLOSED, lastDay);
        }
        if (repository.countOpen(notice, lineNumber) >= MOST_OPEN_ON_A_LINE) {
            throw new Refused(EntitlementProblem.TOO_MANY_OBJECTIONS);
        }
        var id = Ids.newId();
        var sealed = contact.isBlank() ? null : cipher.seal(Purpose.CONTACT, contact.strip());
        var raised =
                new ObjectionRepository.Raised(
                        id,
                        notice,
                        lineNumber,
                        clock.instant(),
                        statement.strip(),
                        sealed,
                        submission);
        if (!repository.insert(raised)) {
            throw new Refused(EntitlementProblem.NOTICE_NOT_FOUND);
        }
        audit.record(
                "objection-raised",
                "objection " + id,
                "notice %s line %d".formatted(notice, lineNumber));
    }

    @Transactional(readOnly = true)
    List<Objection> page(Officer officer, Status status, Cursor cursor, int limit) {
        officer.require(Role.CASEWORKER, Role.REVIEWER);
        return repository.page(officer.id(), status, cursor, limit);
    }

    /** Those this officer may settle. */
    @Transactional(readOnly = true)
    public long countOpen(UUID officer) {
        return repository.countOpen(officer);
    }

    /**
     * @throws Refused security-role-missing, entitlement-objection-not-found
     */
    @Transactional(readOnly = true)
    Objection get(Officer officer, UUID id) {
        officer.require(Role.CASEWORKER, Role.REVIEWER);
        return repository
                .find(officer.id(), id)
                .orElseThrow(() -> new Refused(EntitlementProblem.OBJECTION_NOT_FOUND));
    }

    /**
     * How to reach whoever objected; the reading is written to the audit trail.
     *
     * @throws Refused security-role-missing, entitlement-objection-not-found
     */
    @Transactional
    String contact(Officer officer, UUID id) {
        officer.require(Role.CASEWORKER, Role.REVIEWER);
        var sealed =
                repository
                        .contact(id)
                        .orElseThrow(() -> new Refused(EntitlementProblem.OBJECTION_NOT_FOUND));
        audit.record("objection-contact-read", "objection " + id, "");
        return cipher.open(Purpose.CONTACT, sealed);
    }

    /**
     * Settles an objection. Upheld: the award is refused, its money goes to those who wait.
     * Dismissed: the line goes on unless another objection holds it; whoever approved or reviewed
     * the award does not say so.
     *
     * @param handling what was found; shown to colleagues, becomes the reason of a refusal
     * @throws Refused security-role-missing, entitlement-objection-not-found,
     *     entitlement-objection-handled, entitlement-objection-to-own-proposal,
     *     entitlement-objection-to-own-approval
     */
    @Transactional
    void handle(Officer officer, UUID id, boolean upheld, String handling) {
        officer.require(Role.CASEWORKER, Role.REVIEWER);
        var policy =
                repository
                        .policyOf(id)
                        .orElseThrow(() -> new Refused(EntitlementProblem.OBJECTION_NOT_FOUND));
        pools.lock(policy);
        var held = repository.lock(id);
        if (held.status() != Status.OPEN) {
            throw new Refused(EntitlementProblem.OBJECTION_HANDLED);
        }
        if (held.proposedBy().equals(officer.id())) {
            throw new Refused(EntitlementProblem.OBJECTION_TO_OWN_PROPOSAL);
        }
        if (!upheld && held.isApprovedBy(officer.id())) {
            throw new Refused(EntitlementProblem.OBJECTION_TO_OWN_APPROVAL);
        }
        var now = clock.instant();
        repository.handle(
                id, upheld ? Status.UPHELD : Status.DISMISSED, officer.id(), handling, now);
        audit.record(upheld ? "objection-upheld" : "objection-dismissed", "objection " + id, "");
        if (upheld) {
            repository.refuseAward(held.award(), officer.id(), handling, now);
            audit.record("award-refused", "award " + held.award(), "objection " + id);
            pools.promoteWaiting(policy, officer.id(), now);
        }
    }
}
