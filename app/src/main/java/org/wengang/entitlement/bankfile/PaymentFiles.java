package org.wengang.entitlement.bankfile;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.engine.schema.Label;
import org.wengang.entitlement.EntitlementProblem;
import org.wengang.entitlement.bank.BankFiles;
import org.wengang.entitlement.bank.BankFormat;
import org.wengang.entitlement.bank.BankOrder;
import org.wengang.entitlement.bank.SheetTexts;
import org.wengang.entitlement.bankfile.PaymentFileRepository.SealedAccount;
import org.wengang.entitlement.bankfile.PaymentFileRepository.SealedLine;
import org.wengang.kernel.Refused;
import org.wengang.security.FieldCipher;
import org.wengang.security.FieldCipher.Purpose;
import org.wengang.security.sign.FileSigner;

/** Writes the files of a batch when it goes, keeps them, and knows them again. */
@Component
public class PaymentFiles {

    private static final Pattern REFERENCE = Pattern.compile("\\b[0-9a-fA-F]{32}\\b");
    private static final int REFERENCES_TRIED = 50;

    private final PaymentFileRepository repository;
    private final BankFiles files;
    private final FieldCipher cipher;
    private final FileSigner signer;

    PaymentFiles(
            PaymentFileRepository repository,
            BankFiles files,
            FieldCipher cipher,
            FileSigner signer) {
        this.repository = repository;
        this.files = files;
        this.cipher = cipher;
        this.signer = signer;
    }

    /**
     * Writes every format of a batch. Called once, when it is released.
     *
     * @param now when it is released
     * @param day on which the bank shall pay
     */
    public void write(
            UUID batch,
            String policyCode,
            Label policyTitle,
            BankOrder.Payer payer,
            Instant now,
            LocalDate day) {
        var lines = repository.lines(batch).stream().map(this::opened).toList();
        var order = new BankOrder(batch, policyCode, policyTitle, now, day, payer, lines);
        for (var format : BankFormat.values()) {
            var content = files.write(order, format);
            repository.insert(
                    new GivenFile(
                            batch,
                            format,
                            lines.size(),
                            order.totalFen(),
                            FileSigner.digest(content),
                            signer.sign(content)),
                    BankFiles.name(order, format),
                    cipher.seal(Purpose.PAYMENT_FILE, content));
        }
    }

    private BankOrder.Line opened(SealedLine line) {
        var number = line.isOrganisationPaid() ? Purpose.USCC : Purpose.RESIDENT_ID;
        return new BankOrder.Line(
                line.number(),
                line.id(),
                line.isOrganisationPaid(),
                line.name(),
                cipher.open(number, line.idSealed()),
                line.amountFen(),
                line.account().map(this::opened).orElse(null));
    }

    private BankOrder.Account opened(SealedAccount account) {
        return new BankOrder.Account(
                account.holder(),
                cipher.open(Purpose.BANK_ACCOUNT, account.numberSealed()),
                account.bank(),
                account.code().orElse(null));
    }

    public List<GivenFile> of(UUID batch) {
        return repository.of(batch);
    }

    /** For whoever verifies elsewhere. */
    public String publicKey() {
        return signer.publicKey();
    }

    /** Its content, with every number in clear; whoever calls writes it to the audit trail. */
    public record Content(String fileName, byte[] bytes) {}

    /**
     * @throws Refused entitlement-batch-not-released
     */
    public Content content(UUID batch, BankFormat format) {
        return repository
                .content(batch, format)
                .map(sealed ->
                        new Content(
                                sealed.fileName(),
                                cipher.openBytes(Purpose.PAYMENT_FILE, sealed.content())))
                .orElseThrow(() -> new Refused(EntitlementProblem.BATCH_NOT_RELEASED));
    }

    /** What is found out of a file somebody has. */
    @Transactional(readOnly = true)
    public Verified verify(byte[] content, String fileName) {
        for (var given : repository.withDigest(FileSigner.digest(content))) {
            if (signer.isSigned(content, given.signature())) {
                return new Verified(Verified.Finding.UNCHANGED, given.batch());
            }
        }
        var batch = batchNamedIn(content, fileName);
        return batch == null
                ? new Verified(Verified.Finding.NOT_OURS, null)
                : new Verified(Verified.Finding.CHANGED, batch);
    }

    private @Nullable UUID batchNamedIn(byte[] content, String fileName) {
        var text =
                SheetTexts.of(content, fileName)
                        .orElseGet(() -> new String(content, StandardCharsets.UTF_8));
        var lines = new ArrayList<UUID>();
        var found = REFERENCE.matcher(text);
        while (lines.size() < REFERENCES_TRIED && found.find()) {
            BankOrder.Line.id(found.group()).ifPresent(lines::add);
        }
        return repository.batchesOf(lines).stream().findFirst().orElse(null);
    }
}
