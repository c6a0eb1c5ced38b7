package org.wengang.voucher.settlement;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.kernel.Ids;
import org.wengang.kernel.Refused;
import org.wengang.security.Audit;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.voucher.BrokenConstraint;
import org.wengang.voucher.VoucherProblem;
import org.wengang.web.component.Cursor;

/** Statements: every redemption in one of them, once. */
@Service
public class Settlements {

    private final SettlementRepository repository;
    private final Audit audit;
    private final Clock clock;

    Settlements(SettlementRepository repository, Audit audit, Clock clock) {
        this.repository = repository;
        this.audit = audit;
        this.clock = clock;
    }

    /** A statement with all its lines. */
    public record Whole(Statement statement, List<StatementLine> lines) {}

    /**
     * @throws Refused security-role-missing; likewise the others
     */
    @Transactional(readOnly = true)
    List<Unsettled> unsettled(Officer officer) {
        officer.require(Role.FINANCE);
        return repository.unsettled(LocalDate.now(clock));
    }

    /** What a sum of {@link #unsettled} is made of; empty for another office's merchant. */
    @Transactional(readOnly = true)
    List<StatementLine> unsettledLines(Officer officer, UUID merchant) {
        officer.require(Role.FINANCE);
        return repository.unsettledLines(merchant, LocalDate.now(clock));
    }

    @Transactional(readOnly = true)
    List<Statement> page(Officer officer, Cursor cursor, int limit) {
        officer.require(Role.FINANCE);
        return repository.page(null, cursor, limit);
    }

    /**
     * @throws Refused voucher-statement-not-found
     */
    @Transactional(readOnly = true)
    Whole get(Officer officer, UUID id) {
        officer.require(Role.FINANCE);
        var statement =
                repository
                        .find(id)
                        .orElseThrow(() -> new Refused(VoucherProblem.STATEMENT_NOT_FOUND));
        return new Whole(statement, repository.lines(id));
    }

    /** A merchant's own, newest first. */
    @Transactional(readOnly = true)
    public List<Statement> pageOf(UUID merchant, Cursor cursor, int limit) {
        return repository.page(merchant, cursor, limit);
    }

    /**
     * A merchant's own.
     *
     * @throws Refused voucher-statement-not-found, also where it is another merchant's
     */
    @Transactional(readOnly = true)
    public Whole getOf(UUID merchant, UUID id) {
        var statement =
                repository
                        .find(id)
                        .filter(found -> found.merchant().equals(merchant))
                        .orElseThrow(() -> new Refused(VoucherProblem.STATEMENT_NOT_FOUND));
        return new Whole(statement, repository.lines(id));
    }

    /** Likewise for its file; the download is written to the audit trail. */
    @Transactional
    public Whole fileOf(UUID merchant, UUID id, String format) {
        var whole = getOf(merchant, id);
        audit.record("voucher-statement-downloaded", "voucher statement " + id, format);
        return whole;
    }

    /**
     * Closes what the merchant redeemed up to yesterday and was not settled before.
     *
     * @param submission of the form: the same one sent twice is one statement
     * @return the statement
     * @throws Refused voucher-merchant-not-found, voucher-nothing-to-settle, voucher-own-merchant
     */
    @Transactional
    UUID settle(Officer officer, UUID merchant, UUID submission) {
        officer.require(Role.FINANCE);
        var before = repository.bySubmission(submission);
        if (before.isPresent()) {
            return before.get();
        }
        var id = Ids.newId();
        var yesterday = LocalDate.now(clock).minusDays(1);
        try {
            if (!repository.settle(
                    id, merchant, yesterday, submission, officer.id(), clock.instant())) {
                throw new Refused(VoucherProblem.MERCHANT_NOT_FOUND);
            }
        } catch (DataIntegrityViolationException forbidden) {
            throw BrokenConstraint.name(forbidden).equals("statement_four_eyes")
                    ? new Refused(VoucherProblem.OWN_MERCHANT)
                    : new Refused(VoucherProblem.NOTHING_TO_SETTLE);
        }
        var statement = repository.find(id).orElseThrow();
        audit.record(
                "vouchers-settled",
                "voucher statement " + id,
                "%d redemptions, %d fen, up to %s"
                        .formatted(statement.lineCount(), statement.totalFen(), statement.day()));
        return id;
    }

    /**
     * A statement for its file; the download is written to the audit trail.
     *
     * @param format as the audit trail shall name it
     */
    @Transactional
    Whole file(Officer officer, UUID id, String format) {
        var whole = get(officer, id);
        audit.record("voucher-statement-downloaded", "voucher statement " + id, format);
        return whole;
    }
}
