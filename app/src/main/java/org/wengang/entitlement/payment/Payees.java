package org.wengang.entitlement.payment;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.wengang.entitlement.payment.PayableRepository.Due;
import org.wengang.entitlement.payment.PaymentRepository.NewLine;
import org.wengang.registry.Subjects;
import org.wengang.security.FieldCipher;
import org.wengang.security.FieldCipher.Purpose;

/**
 * The numbers of those who are paid, people and organisations: sealed with the batch, opened for
 * its file.
 */
@Component
final class Payees {

    private final PayableRepository repository;
    private final Subjects subjects;
    private final FieldCipher cipher;

    Payees(PayableRepository repository, Subjects subjects, FieldCipher cipher) {
        this.repository = repository;
        this.subjects = subjects;
        this.cipher = cipher;
    }

    /** Policies with approved awards that are in no batch yet. */
    List<Payable> payable(LocalDate today) {
        return repository.payable(today);
    }

    /** What may be paid today; until the transaction ends nobody can object to it. */
    List<Due> lockDue(UUID policyVersionId, LocalDate today) {
        repository.lockNotices(policyVersionId);
        return repository.due(policyVersionId, today);
    }

    List<NewLine> sealed(List<Due> due) {
        return due.stream().map(this::sealed).toList();
    }

    private NewLine sealed(Due due) {
        var uscc = due.uscc();
        if (uscc != null) {
            var last4 = uscc.substring(uscc.length() - 4);
            return new NewLine(due, cipher.seal(Purpose.USCC, uscc), last4);
        }
        var id = subjects.identity(due.subject());
        return new NewLine(due, cipher.seal(Purpose.RESIDENT_ID, id.number()), id.last4());
    }
}
