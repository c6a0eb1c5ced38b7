package org.wengang.entitlement.account;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.entitlement.EntitlementProblem;
import org.wengang.entitlement.account.AccountDraft.Outcome;
import org.wengang.entitlement.account.PayeeAccountRepository.Row;
import org.wengang.entitlement.account.PayeeAccountRepository.Standing;
import org.wengang.kernel.Ids;
import org.wengang.kernel.Refused;
import org.wengang.registry.Subjects;
import org.wengang.security.Audit;
import org.wengang.security.FieldCipher;
import org.wengang.security.FieldCipher.Purpose;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.web.component.Cursor;

/** Accounts of payees: stated, changed and confirmed. */
@Service
class PayeeAccounts {

    private static final int AWAITING_SHOWN = 100;

    private final PayeeAccountRepository repository;
    private final Subjects subjects;
    private final FieldCipher cipher;
    private final Audit audit;
    private final Clock clock;

    PayeeAccounts(
            PayeeAccountRepository repository,
            Subjects subjects,
            FieldCipher cipher,
            Audit audit,
            Clock clock) {
        this.repository = repository;
        this.subjects = subjects;
        this.cipher = cipher;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Takes accounts as an officer states them. Where money was sent to the former one, the new one
     * waits until another officer has confirmed it. One from which money came back may be stated
     * again, with the reason.
     *
     * @param drafts of different payees
     * @return what became of each, in their order
     * @throws Refused security-role-missing, entitlement-account-meanwhile if somebody else stated
     *     one at the same moment; then none is taken
     */
    @Transactional
    List<Outcome> state(Officer officer, List<AccountDraft> drafts) {
        officer.require(Role.CASEWORKER);
        if (drafts.isEmpty()) {
            return List.of();
        }
        var standing =
                repository.lockStanding(drafts).stream()
                        .collect(Collectors.groupingBy(Standing::draft));
        var outcomes = new ArrayList<Outcome>();
        var rows = new ArrayList<Row>();
        var ended = new ArrayList<UUID>();
        for (var i = 0; i < drafts.size(); i++) {
            var draft = drafts.get(i);
            var index = cipher.blindIndex(Purpose.BANK_ACCOUNT, draft.account().number());
            var others = standing.getOrDefault(i, List.of());
            var outcome = outcome(draft, index, others);
            outcomes.add(outcome);
            switch (outcome) {
                case TAKEN -> {
                    others.forEach(other -> ended.add(other.account()));
                    rows.add(row(draft, index, AccountState.CURRENT));
                }
                case AWAITING -> rows.add(row(draft, index, AccountState.AWAITING));
                case UNCHANGED, NO_REASON, ALREADY_AWAITING -> {}
            }
        }
        store(officer, rows, ended);
        return outcomes;
    }

    private static Outcome outcome(AccountDraft draft, byte[] index, List<Standing> others) {
        if (others.isEmpty()) {
            return Outcome.TAKEN;
        }
        var isBounced = others.stream().anyMatch(Standing::isBounced);
        if (isSame(draft, index, others.getLast()) && !(isBounced && draft.reason() != null)) {
            return Outcome.UNCHANGED;
        }
        if (draft.reason() == null) {
            return Outcome.NO_REASON;
        }
        if (others.stream().anyMatch(Standing::isAwaiting)) {
            return Outcome.ALREADY_AWAITING;
        }
        return others.stream().anyMatch(Standing::isInPayment) ? Outcome.AWAITING : Outcome.TAKEN;
    }

    private static boolean isSame(AccountDraft draft, byte[] index, Standing standing) {
        return Arrays.equals(index, standing.numberIndex())
                && draft.holder().equals(standing.holder())
                && draft.bank().equals(standing.bank())
                && Objects.equals(draft.bankCode(), standing.bankCode());
    }

    private Row row(AccountDraft draft, byte[] index, AccountState state) {
        var sealed = cipher.seal(Purpose.BANK_ACCOUNT, draft.account().number());
        return new Row(Ids.newId(), draft, sealed, index, state);
    }

    private void store(Officer officer, List<Row> rows, List<UUID> ended) {
        if (rows.isEmpty()) {
            return;
        }
        var now = clock.instant();
        repository.end(ended, now);
        if (repository.insert(rows, officer.id(), now) != rows.size()) {
            throw new Refused(EntitlementProblem.ACCOUNT_MEANWHILE);
        }
        var current = rows.stream().filter(row -> row.state() == AccountState.CURRENT).toList();
        repository.raiseHolds(current.stream().map(Row::id).toList(), now);
        audit.record(
                "accounts-stated",
                rows.size() == 1
                        ? "payee account " + rows.getFirst().id()
                        : rows.size() + " payee accounts",
                "%d taken, %d ended, %d to be confirmed"
                        .formatted(current.size(), ended.size(), rows.size() - current.size()));
    }

    /**
     * @throws Refused security-role-missing, entitlement-account-not-found if none with that id
     *     waits, entitlement-own-account
     */
    @Transactional
    void confirm(Officer officer, UUID id, boolean accepted) {
        officer.require(Role.REVIEWER);
        var account =
                repository
                        .lockAwaiting(id, officer.id())
                        .orElseThrow(() -> new Refused(EntitlementProblem.ACCOUNT_NOT_FOUND));
        if (account.isOwn()) {
            throw new Refused(EntitlementProblem.OWN_ACCOUNT);
        }
        var now = clock.instant();
        if (accepted) {
            repository.end(repository.standingBeside(id), now);
        }
        var state = accepted ? AccountState.CURRENT : AccountState.REFUSED;
        repository.decide(id, state, officer.id(), now);
        if (accepted) {
            repository.raiseHolds(List.of(id), now);
        }
        audit.record(accepted ? "account-confirmed" : "account-refused", "payee account " + id, "");
    }

    /**
     * Newest first.
     *
     * @throws Refused registry-subject-not-found
     */
    @Transactional(readOnly = true)
    List<PayeeAccount> of(Officer officer, UUID subject) {
        return repository.of(subjects.known(subject), officer.id());
    }

    /** Oldest first, the first hundred. */
    @Transactional(readOnly = true)
    List<PayeeAccount> awaiting(Officer officer) {
        return repository.awaiting(officer.id(), AWAITING_SHOWN);
    }

    /** How many wait for somebody else than who stated them. */
    @Transactional(readOnly = true)
    public long countAwaiting(UUID officer) {
        return repository.countAwaiting(officer);
    }

    /** How many approved awards in cash have no account, or came back from it. */
    @Transactional(readOnly = true)
    public long countMissing() {
        return repository.countMissing();
    }

    @Transactional(readOnly = true)
    List<MissingAccount> missing(Cursor cursor, int limit) {
        return repository.missing(cursor, limit);
    }
}
