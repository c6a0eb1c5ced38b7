package org.wengang.entitlement.application;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.entitlement.EntitlementProblem;
import org.wengang.entitlement.application.EvidenceRequestRepository.Place;
import org.wengang.kernel.Refused;
import org.wengang.security.Audit;
import org.wengang.security.FieldCipher;
import org.wengang.security.FieldCipher.Purpose;
import org.wengang.security.Officer;
import org.wengang.security.Role;

/** An officer asks an applicant for evidence, and whoever has the receipt answers. */
@Service
class EvidenceRequests {

    /** An answer is in time at least tomorrow and at most so many days from today. */
    static final int MOST_DAYS = 90;

    private final EvidenceRequestRepository repository;
    private final ApplicationRepository applications;
    private final FieldCipher cipher;
    private final Audit audit;
    private final Clock clock;

    EvidenceRequests(
            EvidenceRequestRepository repository,
            ApplicationRepository applications,
            FieldCipher cipher,
            Audit audit,
            Clock clock) {
        this.repository = repository;
        this.applications = applications;
        this.cipher = cipher;
        this.audit = audit;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    /** Whether an answer may be asked for until then, inclusive. */
    boolean isPossible(LocalDate dueOn) {
        return dueOn.isAfter(today()) && !dueOn.isAfter(today().plusDays(MOST_DAYS));
    }

    /** The oldest first. */
    @Transactional(readOnly = true)
    List<EvidenceRequest> of(UUID application) {
        return repository.of(application);
    }

    /**
     * Asks; the application stays open, and says that it waits for the applicant.
     *
     * @param dueOn the last day on which the answer is in time; see {@link #isPossible}
     * @param submission of the form: the same one sent twice asks once
     * @throws Refused security-role-missing, entitlement-application-not-found,
     *     entitlement-application-handled, entitlement-question-open
     */
    @Transactional
    void ask(Officer officer, UUID application, String question, LocalDate dueOn, UUID submission) {
        officer.require(Role.CASEWORKER);
        lockOpen(application);
        if (repository.wasAsked(application, submission)) {
            return;
        }
        var number =
                repository
                        .ask(
                                application,
                                question,
                                dueOn,
                                officer.id(),
                                clock.instant(),
                                submission)
                        .orElseThrow(() -> new Refused(EntitlementProblem.QUESTION_OPEN));
        audit.record(
                "application-evidence-asked",
                "application " + application,
                "question %d until %s".formatted(number, dueOn));
    }

    /** Where the application of that receipt lies; empty if there is none. */
    @Transactional(readOnly = true)
    Optional<Place> place(Receipt receipt, String last4) {
        return repository.place(receipt.hash(), last4);
    }

    /**
     * Takes the answer to an open question. To be called within the scope of the application's
     * organisation.
     *
     * @param answer blank where files say it all
     * @param submission of the form: the same one sent twice is one answer
     * @throws Refused entitlement-application-handled, entitlement-question-answered
     */
    @Transactional
    void answer(
            UUID application, int number, String answer, List<Evidence> files, UUID submission) {
        if (repository.wasAnswered(application, submission)) {
            return;
        }
        lockOpen(application);
        var text = answer.isBlank() ? null : answer.strip();
        if (!repository.answer(application, number, text, clock.instant(), submission)) {
            if (repository.wasAnswered(application, submission)) {
                return;
            }
            throw new Refused(EntitlementProblem.QUESTION_ANSWERED);
        }
        for (var file : files) {
            var sealed = cipher.seal(Purpose.APPLICATION_FILE, file.content());
            applications.insertFile(application, number, file, sealed);
        }
        audit.record(
                "application-evidence-given",
                "application " + application,
                "question %d, %d files".formatted(number, files.size()));
    }

    private void lockOpen(UUID application) {
        var isOpen =
                repository
                        .lock(application)
                        .orElseThrow(() -> new Refused(EntitlementProblem.APPLICATION_NOT_FOUND));
        if (!isOpen) {
            throw new Refused(EntitlementProblem.APPLICATION_HANDLED);
        }
    }
}
