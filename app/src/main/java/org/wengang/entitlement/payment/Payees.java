package org.wengang.entitlement.payment;

import java.util.List;
import org.springframework.stereotype.Component;
import org.wengang.entitlement.payment.PaymentRepository.Due;
import org.wengang.entitlement.payment.PaymentRepository.NewLine;
import org.wengang.entitlement.payment.PaymentRepository.SealedLine;
import org.wengang.registry.Workers;
import org.wengang.security.FieldCipher;
import org.wengang.security.FieldCipher.Purpose;

/** The identity numbers of those who are paid: sealed with the batch, opened for its file. */
@Component
final class Payees {

    private final Workers workers;
    private final FieldCipher cipher;

    Payees(Workers workers, FieldCipher cipher) {
        this.workers = workers;
        this.cipher = cipher;
    }

    List<NewLine> sealed(List<Due> due) {
        return due.stream().map(this::sealed).toList();
    }

    private NewLine sealed(Due due) {
        var id = workers.residentId(due.worker());
        return new NewLine(due, cipher.seal(Purpose.RESIDENT_ID, id.value()), id.last4());
    }

    List<PaymentFile.Line> opened(List<SealedLine> lines) {
        return lines.stream()
                .map(line ->
                        new PaymentFile.Line(
                                line.number(),
                                line.name(),
                                cipher.open(Purpose.RESIDENT_ID, line.idSealed()),
                                line.amountFen(),
                                line.award()))
                .toList();
    }
}
