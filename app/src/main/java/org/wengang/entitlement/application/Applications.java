package org.wengang.entitlement.application;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.entitlement.EntitlementProblem;
import org.wengang.entitlement.application.Application.Handling;
import org.wengang.entitlement.application.Application.Told;
import org.wengang.entitlement.application.Application.Wish;
import org.wengang.entitlement.call.ApplicationCall;
import org.wengang.entitlement.gate.Gate;
import org.wengang.kernel.Ids;
import org.wengang.kernel.PersonName;
import org.wengang.kernel.Refused;
import org.wengang.kernel.ResidentId;
import org.wengang.security.Audit;
import org.wengang.security.FieldCipher;
import org.wengang.security.FieldCipher.Purpose;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.web.component.Cursor;

/** Applications: anybody sends them, a caseworker answers them. */
@Service
class Applications {

    private final ApplicationRepository repository;
    private final EvidenceRequestRepository questions;
    private final Gate gate;
    private final FieldCipher cipher;
    private final Audit audit;
    private final Clock clock;

    Applications(
            ApplicationRepository repository,
            EvidenceRequestRepository questions,
            Gate gate,
            FieldCipher cipher,
            Audit audit,
            Clock clock) {
        this.repository = repository;
        this.questions = questions;
        this.gate = gate;
        this.cipher = cipher;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What somebody sends.
     *
     * @param contact how to reach them; blank for none
     * @param statement blank for none; must be given to apply
     * @param files at most {@link Evidence#MOST_FILES}
     * @param submission of the form: the same one sent twice is one application
     */
    record Sent(
            Wish wish,
            PersonName name,
            ResidentId number,
            String contact,
            String statement,
            List<Evidence> files,
            UUID submission) {}

    /**
     * Takes an application. To be called within the scope of the call's organisation. Whoever wants
     * a person to decide is decided on by no machine from now on: their awards are held.
     *
     * @return the receipt, told once
     * @throws Refused entitlement-call-closed, entitlement-applied-already if another one of theirs
     *     is open
     */
    @Transactional
    Receipt receive(ApplicationCall call, Sent sent) {
        var receipt = Receipt.of(cipher, sent.submission());
        if (repository.wasSent(sent.submission())) {
            return receipt;
        }
        if (!call.isOpen(LocalDate.now(clock))) {
            throw new Refused(EntitlementProblem.CALL_CLOSED, call.opensOn(), call.deadline());
        }
        var received = received(call, sent, receipt);
        if (!repository.insert(received)) {
            if (repository.wasSent(sent.submission())) {
                return receipt;
            }
            throw new Refused(EntitlementProblem.APPLIED_ALREADY);
        }
        for (var file : sent.files()) {
            var sealed = cipher.seal(Purpose.APPLICATION_FILE, file.content());
            repository.insertFile(received.id(), null, file, sealed);
        }
        audit.record(
                "application-received",
                "application " + received.id(),
                sent.wish().stored() + " " + call.policyCode());
        if (sent.wish() == Wish.PERSON) {
            gate.examine(repository.awardsOf(received.id()));
        }
        return receipt;
    }

    private ApplicationRepository.Received received(
            ApplicationCall call, Sent sent, Receipt receipt) {
        var number = sent.number();
        return new ApplicationRepository.Received(
                Ids.newId(),
                call,
                sent.wish(),
                sent.name().value(),
                cipher.blindIndex(Purpose.RESIDENT_ID, number.value()),
                cipher.seal(Purpose.RESIDENT_ID, number.value()),
                number.last4(),
                sent.contact().isBlank()
                        ? null
                        : cipher.seal(Purpose.CONTACT, sent.contact().strip()),
                sent.statement().isBlank() ? null : sent.statement().strip(),
                clock.instant(),
                receipt.hash(),
                sent.submission());
    }

    /** How far the application with that receipt and end of a number is; empty if there is none. */
    @Transactional(readOnly = true)
    Optional<Told> told(Receipt receipt, String last4) {
        return repository
                .told(receipt.hash(), last4)
                .map(told -> told.with(questions.told(receipt.hash(), last4)));
    }

    @Transactional(readOnly = true)
    List<Application> page(Officer officer, Handling progress, Cursor cursor, int limit) {
        officer.require(Role.CASEWORKER, Role.REVIEWER);
        return repository.page(progress, cursor, limit);
    }

    @Transactional(readOnly = true)
    public long countOpen() {
        return repository.countOpen();
    }

    @Transactional(readOnly = true)
    public long countOverdue() {
        return repository.countOverdue(LocalDate.now(clock));
    }

    /**
     * @throws Refused security-role-missing, entitlement-application-not-found
     */
    @Transactional(readOnly = true)
    Application get(Officer officer, UUID id) {
        officer.require(Role.CASEWORKER, Role.REVIEWER);
        return repository.find(id).orElseThrow(Applications::notFound);
    }

    /**
     * The whole number and how to reach them; the reading is written to the audit trail.
     *
     * @param contact empty if none was left
     */
    record Identity(ResidentId number, String contact) {}

    /**
     * @throws Refused security-role-missing, entitlement-application-not-found
     */
    @Transactional
    Identity identity(Officer officer, UUID id) {
        officer.require(Role.CASEWORKER, Role.REVIEWER);
        var sealed = repository.sealed(id).orElseThrow(Applications::notFound);
        audit.record("application-identity-read", "application " + id, "");
        var contact = sealed.contact();
        return new Identity(
                new ResidentId(cipher.open(Purpose.RESIDENT_ID, sealed.number())),
                contact == null ? "" : cipher.open(Purpose.CONTACT, contact));
    }

    /**
     * A file that came with it; the reading is written to the audit trail.
     *
     * @throws Refused security-role-missing, entitlement-application-not-found
     */
    @Transactional
    Evidence file(Officer officer, UUID id, int number) {
        officer.require(Role.CASEWORKER, Role.REVIEWER);
        var file = repository.file(id, number).orElseThrow(Applications::notFound);
        audit.record("application-file-read", "application " + id, "file " + number);
        return new Evidence(
                file.media(), cipher.openBytes(Purpose.APPLICATION_FILE, file.sealed()));
    }

    /**
     * Answers it. Where a person was asked for, the awards are free for review again.
     *
     * @param answer what the applicant is told
     * @throws Refused security-role-missing, entitlement-application-not-found,
     *     entitlement-application-handled
     */
    @Transactional
    void handle(Officer officer, UUID id, boolean accepted, String answer) {
        officer.require(Role.CASEWORKER);
        var application = get(officer, id);
        var progress = accepted ? Handling.ACCEPTED : Handling.REFUSED;
        if (!repository.handle(id, progress, officer.id(), answer, clock.instant())) {
            throw new Refused(EntitlementProblem.APPLICATION_HANDLED);
        }
        audit.record("application-" + progress.stored(), "application " + id, "");
        if (application.wish() == Wish.PERSON) {
            gate.examine(repository.awardsOf(id));
        }
    }

    private static Refused notFound() {
        return new Refused(EntitlementProblem.APPLICATION_NOT_FOUND);
    }
}
