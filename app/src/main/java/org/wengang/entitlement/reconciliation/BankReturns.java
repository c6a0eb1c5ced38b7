package org.wengang.entitlement.reconciliation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.entitlement.EntitlementProblem;
import org.wengang.entitlement.award.PoolRepository;
import org.wengang.entitlement.bank.ReturnFile;
import org.wengang.entitlement.bank.ReturnFile.Row;
import org.wengang.entitlement.payment.PaymentLine.State;
import org.wengang.entitlement.reconciliation.BankReturn.Misfit;
import org.wengang.entitlement.reconciliation.BankReturn.Refusal;
import org.wengang.entitlement.reconciliation.BankReturnRepository.Batch;
import org.wengang.entitlement.reconciliation.BankReturnRepository.Line;
import org.wengang.entitlement.reconciliation.BankReturnRepository.Settled;
import org.wengang.kernel.Ids;
import org.wengang.kernel.Refused;
import org.wengang.security.Audit;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.security.sign.FileSigner;

/** Takes what the bank gives back of a batch. */
@Service
class BankReturns {

    private static final int LONGEST_FILE_NAME = 200;
    private static final int REFUSALS_SHOWN = 200;

    private final BankReturnRepository repository;
    private final PoolRepository pools;
    private final Audit audit;
    private final Clock clock;

    BankReturns(BankReturnRepository repository, PoolRepository pools, Audit audit, Clock clock) {
        this.repository = repository;
        this.pools = pools;
        this.audit = audit;
        this.clock = clock;
    }

    /** What became of a file. */
    enum Outcome {
        TAKEN,
        /** The same file was taken before: nothing was changed. */
        TAKEN_BEFORE,
        /** Rows do not fit: nothing was settled. */
        REFUSED
    }

    /**
     * Settles the lines a file tells of: all of them or, where one row does not fit, none. The rows
     * that do not fit are kept with the reason.
     *
     * @param day for rows that do not say when
     * @throws Refused security-role-missing, entitlement-batch-not-found, -batch-not-released,
     *     -return-empty, sheet-…
     */
    @Transactional
    Outcome take(Officer officer, UUID batchId, byte[] content, String fileName, LocalDate day) {
        officer.require(Role.FINANCE);
        var policy =
                repository
                        .policyOf(batchId)
                        .orElseThrow(() -> new Refused(EntitlementProblem.BATCH_NOT_FOUND));
        var rows = ReturnFile.read(content, fileName);
        if (rows.isEmpty()) {
            throw new Refused(EntitlementProblem.RETURN_EMPTY);
        }
        pools.lock(policy);
        var batch = repository.lock(batchId);
        if (!batch.isReleased()) {
            throw new Refused(EntitlementProblem.BATCH_NOT_RELEASED);
        }
        var sm3 = FileSigner.digest(content);
        if (repository.takenBefore(batchId, sm3).isPresent()) {
            return Outcome.TAKEN_BEFORE;
        }
        var reading = read(rows, batch, repository.lines(batchId), day);
        var taken = reading.told(shortened(fileName), clock);
        if (taken.isTaken()) {
            repository.settle(reading.settled, officer.id(), taken.receivedAt());
        }
        repository.insert(batchId, taken, sm3, officer.id());
        audit.record(
                taken.isTaken() ? "bank-return-taken" : "bank-return-refused",
                "payment batch " + batchId,
                "%d paid, %d bounced, %d known, %d rows refused"
                        .formatted(
                                taken.paid(),
                                taken.bounced(),
                                taken.known(),
                                taken.refusals().size()));
        return taken.isTaken() ? Outcome.TAKEN : Outcome.REFUSED;
    }

    private static String shortened(String fileName) {
        var name = fileName.isBlank() ? "file" : fileName;
        return name.length() <= LONGEST_FILE_NAME ? name : name.substring(0, LONGEST_FILE_NAME);
    }

    /** What the rows come to. */
    private static final class Reading {

        private final List<Settled> settled = new ArrayList<>();
        private final List<Refusal> refusals = new ArrayList<>();
        private int known;

        private BankReturn told(String fileName, Clock clock) {
            var isTaken = refusals.isEmpty();
            var paid = (int) settled.stream().filter(Settled::isPaid).count();
            return new BankReturn(
                    Ids.newId(),
                    fileName,
                    clock.instant(),
                    isTaken ? paid : 0,
                    isTaken ? settled.size() - paid : 0,
                    known,
                    refusals);
        }
    }

    private Reading read(List<Row> rows, Batch batch, Map<UUID, Line> lines, LocalDate day) {
        var reading = new Reading();
        var seen = new HashSet<UUID>();
        for (var row : rows) {
            var line = row.line().map(lines::get).orElse(null);
            var misfit =
                    line == null
                            ? Optional.of(Misfit.UNKNOWN_LINE)
                            : misfit(row, line, seen.add(line.id()), batch, day);
            if (misfit.isPresent()) {
                reading.refusals.add(new Refusal(row.row(), misfit.get()));
            } else if (line != null && line.state() != State.OPEN) {
                reading.known++;
            } else if (line != null) {
                reading.settled.add(settled(row, line, day));
            }
        }
        return reading;
    }

    private Optional<Misfit> misfit(
            Row row, Line line, boolean isFirst, Batch batch, LocalDate otherwise) {
        if (!isFirst) {
            return Optional.of(Misfit.TWICE);
        }
        if (row.amountFen().isEmpty()) {
            return Optional.of(Misfit.AMOUNT_UNREADABLE);
        }
        if (row.amountFen().get() != line.amountFen()) {
            return Optional.of(Misfit.AMOUNT_DIFFERS);
        }
        if (row.isPaid().isEmpty()) {
            return Optional.of(Misfit.OUTCOME_UNREADABLE);
        }
        var isPaid = row.isPaid().get();
        if (line.state() != State.OPEN) {
            return line.state() == (isPaid ? State.PAID : State.BOUNCED)
                    ? Optional.empty()
                    : Optional.of(Misfit.SETTLED_OTHERWISE);
        }
        if (!isPaid && row.reason().isEmpty()) {
            return Optional.of(Misfit.REASON_MISSING);
        }
        var day = row.day().orElse(otherwise);
        return !row.isDayReadable()
                        || day.isBefore(batch.madeOn())
                        || day.isAfter(LocalDate.now(clock))
                ? Optional.of(Misfit.DAY_IMPOSSIBLE)
                : Optional.empty();
    }

    private static Settled settled(Row row, Line line, LocalDate otherwise) {
        var isPaid = row.isPaid().orElseThrow();
        return new Settled(
                line.id(),
                isPaid,
                row.day().orElse(otherwise),
                isPaid ? "" : row.reason(),
                isPaid ? "" : row.code());
    }

    /**
     * Newest first.
     *
     * @throws Refused security-role-missing, entitlement-batch-not-found
     */
    @Transactional(readOnly = true)
    List<BankReturn> of(Officer officer, UUID batch) {
        officer.require(Role.FINANCE);
        if (repository.policyOf(batch).isEmpty()) {
            throw new Refused(EntitlementProblem.BATCH_NOT_FOUND);
        }
        return repository.of(batch, REFUSALS_SHOWN);
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }
}
