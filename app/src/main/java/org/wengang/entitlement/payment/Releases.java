package org.wengang.entitlement.payment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.entitlement.EntitlementProblem;
import org.wengang.entitlement.award.PoolRepository;
import org.wengang.entitlement.bank.BankFormat;
import org.wengang.entitlement.bank.BankOrder.Payer;
import org.wengang.entitlement.bankfile.GivenFile;
import org.wengang.entitlement.bankfile.PaymentFiles;
import org.wengang.kernel.Refused;
import org.wengang.security.Audit;
import org.wengang.security.FieldCipher;
import org.wengang.security.FieldCipher.Purpose;
import org.wengang.security.Officer;
import org.wengang.security.Role;

/** Lets a batch go to the bank, or takes it back before; gives out its files. */
@Service
class Releases {

    private final PaymentRepository repository;
    private final PoolRepository pools;
    private final PaymentFiles files;
    private final FieldCipher cipher;
    private final Audit audit;
    private final Clock clock;

    Releases(
            PaymentRepository repository,
            PoolRepository pools,
            PaymentFiles files,
            FieldCipher cipher,
            Audit audit,
            Clock clock) {
        this.repository = repository;
        this.pools = pools;
        this.files = files;
        this.cipher = cipher;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Releases a batch somebody else made: its files are written, and no line of it changes any
     * more. Sent twice by the same officer with the same payer it is done once.
     *
     * @throws Refused security-role-missing, entitlement-batch-not-found, -batch-gone, -own-batch,
     *     -own-approval, -batch-not-due, -batch-doubtful
     */
    @Transactional
    void release(Officer officer, UUID id, Payer payer) {
        officer.require(Role.FINANCE);
        // No two records become one person, and nothing is corrected, while the lines are looked
        // at.
        pools.lock(find(id).policyVersionId());
        var batch = lock(id);
        var before = batch.release();
        if (before != null && before.by().equals(officer.id()) && isPaidBy(id, before, payer)) {
            return;
        }
        if (batch.stage() != PaymentBatch.Stage.MADE) {
            throw new Refused(EntitlementProblem.BATCH_GONE);
        }
        if (batch.madeBy().equals(officer.id())) {
            throw new Refused(EntitlementProblem.OWN_BATCH);
        }
        var own = repository.approvedBy(id, officer.id());
        if (own > 0) {
            throw new Refused(EntitlementProblem.OWN_APPROVAL, own);
        }
        var notDue = repository.notDue(id);
        if (notDue > 0) {
            throw new Refused(EntitlementProblem.BATCH_NOT_DUE, notDue);
        }
        var doubtful = repository.doubtful(id, officer.id());
        if (doubtful > 0) {
            throw new Refused(EntitlementProblem.BATCH_DOUBTFUL, doubtful);
        }
        var now = clock.instant();
        repository.release(
                id, officer.id(), now, payer, cipher.seal(Purpose.BANK_ACCOUNT, payer.number()));
        files.write(id, batch.policyCode(), batch.policyTitle(), payer, now, LocalDate.now(clock));
        audit.record(
                "payment-batch-released",
                "payment batch " + id,
                "%d lines, %d fen".formatted(batch.lineCount(), batch.totalFen()));
    }

    private boolean isPaidBy(UUID batch, PaymentBatch.Release release, Payer payer) {
        return release.payer().equals(payer.name())
                && release.payerBank().equals(payer.bank())
                && cipher.open(Purpose.BANK_ACCOUNT, repository.payerNumber(batch))
                        .equals(payer.number());
    }

    /**
     * Takes a batch back that has not gone; its awards may go into another one.
     *
     * @param reason 1 to 500 characters
     * @throws Refused security-role-missing, entitlement-batch-not-found, -batch-gone
     */
    @Transactional
    void withdraw(Officer officer, UUID id, String reason) {
        officer.require(Role.FINANCE);
        if (lock(id).stage() != PaymentBatch.Stage.MADE) {
            throw new Refused(EntitlementProblem.BATCH_GONE);
        }
        repository.withdraw(id, officer.id(), clock.instant(), reason);
        audit.record("payment-batch-withdrawn", "payment batch " + id, "");
    }

    private PaymentBatch find(UUID id) {
        return repository
                .find(id)
                .orElseThrow(() -> new Refused(EntitlementProblem.BATCH_NOT_FOUND));
    }

    private PaymentBatch lock(UUID id) {
        return repository
                .lock(id)
                .orElseThrow(() -> new Refused(EntitlementProblem.BATCH_NOT_FOUND));
    }

    /** None before it is released. */
    @Transactional(readOnly = true)
    List<GivenFile> files(UUID batch) {
        return files.of(batch);
    }

    /**
     * A file with every number in clear; the reading is written to the audit trail.
     *
     * @throws Refused security-role-missing, entitlement-batch-not-found, -batch-not-released
     */
    @Transactional
    PaymentFiles.Content file(Officer officer, UUID id, BankFormat format) {
        officer.require(Role.FINANCE);
        var batch = find(id);
        var content = files.content(id, format);
        audit.record(
                "payment-file-downloaded",
                "payment batch " + id,
                "%d lines as %s".formatted(batch.lineCount(), format));
        return content;
    }

    /** Digest and signature of every file, to be kept beside it. */
    @Transactional(readOnly = true)
    String signatures(Officer officer, UUID id) {
        officer.require(Role.FINANCE);
        var text = new StringBuilder("public key (SM2, sm2p256v1): ").append(files.publicKey());
        for (var file : files.of(id)) {
            text.append(
                    "\n\n%s\nlines: %d\nfen: %d\nSM3: %s\nSM2 with SM3, DER: %s"
                            .formatted(
                                    file.format().stored(),
                                    file.lineCount(),
                                    file.totalFen(),
                                    file.digest(),
                                    file.signed()));
        }
        return text.append('\n').toString();
    }
}
