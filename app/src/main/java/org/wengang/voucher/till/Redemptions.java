package org.wengang.voucher.till;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.wengang.database.Scope;
import org.wengang.kernel.Ids;
import org.wengang.kernel.OrgPath;
import org.wengang.kernel.Refused;
import org.wengang.security.Audit;
import org.wengang.security.Officer;
import org.wengang.voucher.EachKeyOnce;
import org.wengang.voucher.VoucherCode;
import org.wengang.voucher.VoucherCodes;
import org.wengang.voucher.VoucherProblem;
import org.wengang.voucher.till.RedemptionRepository.Asked;
import org.wengang.voucher.till.RedemptionRepository.Wanted;

/**
 * Vouchers spent at tills, each request once however often it comes. One statement spends, for
 * several tills together or for one alone; only when the database refused it is asked why.
 */
@Service
class Redemptions {

    private static final int LISTED = 20;
    private static final byte[] NO_CODE = {};

    private final RedemptionRepository repository;
    private final RedemptionQueue queue;
    private final VoucherCodes codes;
    private final TransactionTemplate transaction;
    private final Audit audit;
    private final Clock clock;

    Redemptions(
            RedemptionRepository repository,
            RedemptionQueue queue,
            VoucherCodes codes,
            PlatformTransactionManager transactions,
            Audit audit,
            Clock clock) {
        this.repository = repository;
        this.queue = queue;
        this.codes = codes;
        this.transaction = new TransactionTemplate(transactions);
        this.audit = audit;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    /**
     * Takes the amount from the voucher.
     *
     * @param key the same one with the same code and amount is the same redemption; what was
     *     refused keeps no key
     * @param amountFen more than 0
     * @throws Refused voucher-amount-form, voucher-key-reused, voucher-not-found,
     *     voucher-elsewhere, -stopped, -not-yet, -expired, -used-up, -too-much, -whole-only,
     *     -merchant-closed, -day-limit, -uses-limit
     */
    Redemption redeem(Officer till, UUID key, VoucherCode code, long amountFen) {
        if (amountFen <= 0) {
            throw new Refused(VoucherProblem.AMOUNT_FORM);
        }
        var index = codes.index(code);
        var asked = asked(till, key);
        var together = queue.redeem(new Wanted(asked, index, amountFen));
        if (together.isPresent()) {
            return together.get();
        }
        return once(
                () -> repository.redeem(asked, index, amountFen),
                () ->
                        repository
                                .byKey(key, index)
                                .map(kept -> same(kept, kept.isRedemption(till.id(), amountFen))),
                () -> whyNot(till, index, asked.day(), amountFen));
    }

    /** What that very request came to before; empty where nothing was taken by it. */
    Optional<Redemption> before(Officer till, UUID key, VoucherCode code, long amountFen) {
        var index = codes.index(code);
        return within(() -> repository.byKey(key, index))
                .filter(kept -> kept.isRedemption(till.id(), amountFen))
                .map(RedemptionRepository.Kept::redemption);
    }

    /**
     * Gives back what a redemption of the same till took the same day.
     *
     * @throws Refused voucher-key-reused, voucher-redemption-not-found, voucher-reversed-already,
     *     voucher-reversal-late, voucher-reversal-stopped
     */
    Redemption reverse(Officer till, UUID key, UUID redemption) {
        var asked = asked(till, key);
        return once(
                () ->
                        within(() -> {
                            var reversal = repository.reverse(asked, redemption);
                            reversal.ifPresent(done ->
                                    audit.record(
                                            "redemption-reversed",
                                            "redemption " + redemption,
                                            "%d fen back".formatted(-done.amountFen())));
                            return reversal;
                        }),
                () ->
                        repository
                                .byKey(key, NO_CODE)
                                .map(kept -> same(kept, kept.isReversal(till.id(), redemption))),
                () -> {
                    var before = get(till, redemption);
                    if (before.reversedBy() != null) {
                        return new Refused(VoucherProblem.REVERSED_ALREADY);
                    }
                    if (before.reverses() != null) {
                        return new Refused(VoucherProblem.REDEMPTION_NOT_FOUND);
                    }
                    return before.day().equals(asked.day())
                                    && within(() -> repository.isOfStopped(redemption))
                            ? new Refused(VoucherProblem.REVERSAL_STOPPED)
                            : new Refused(VoucherProblem.REVERSAL_LATE, before.day());
                });
    }

    /**
     * @throws Refused voucher-redemption-not-found
     */
    Redemption get(Officer till, UUID redemption) {
        return within(() -> repository.find(till.id(), redemption))
                .orElseThrow(() -> new Refused(VoucherProblem.REDEMPTION_NOT_FOUND));
    }

    /** Of today, newest first, at most twenty. */
    List<Redemption> newest(Officer till) {
        return within(() -> repository.newest(till.id(), today(), LISTED));
    }

    /** Of today. */
    long sumFen(Officer till) {
        return within(() -> repository.sumFen(till.id(), today()));
    }

    /**
     * A voucher the till may take.
     *
     * @throws Refused voucher-not-found, voucher-elsewhere, -stopped, -not-yet, -expired, -used-up,
     *     voucher-code-replaced
     */
    SpendableVoucher voucher(Officer till, VoucherCode code) {
        var index = codes.index(code);
        var voucher = anywhere(index).orElseThrow(() -> unknown(index));
        voucher.refusal(till.org(), today())
                .ifPresent(refused -> {
                    throw refused;
                });
        return voucher;
    }

    /** The code alone picks the voucher, so that a till is told that it holds elsewhere. */
    private Optional<SpendableVoucher> anywhere(byte[] code) {
        return Scope.system(OrgPath.ROOT, "voucher shown to a till")
                .call(() -> within(() -> repository.voucher(code)));
    }

    private @Nullable Refused whyNot(Officer till, byte[] code, LocalDate day, long amountFen) {
        var voucher = anywhere(code);
        return voucher.isEmpty()
                ? unknown(code)
                : voucher.get().refusal(till.org(), day, amountFen).orElse(null);
    }

    private Refused unknown(byte[] code) {
        return new Refused(
                Scope.system(OrgPath.ROOT, "former code shown to a till")
                                .call(() -> within(() -> repository.isFormer(code)))
                        ? VoucherProblem.CODE_REPLACED
                        : VoucherProblem.NOT_FOUND);
    }

    private Asked asked(Officer till, UUID key) {
        var now = clock.instant();
        return new Asked(
                Ids.newId(),
                key,
                till.id(),
                till.org(),
                now,
                LocalDate.ofInstant(now, clock.getZone()));
    }

    private Redemption once(
            Supplier<Optional<Redemption>> statement,
            Supplier<Optional<Redemption>> before,
            Supplier<@Nullable Refused> whyNot) {
        return EachKeyOnce.answer(
                statement, () -> within(before), constraint -> refusal(constraint, whyNot));
    }

    private static @Nullable Refused refusal(
            String constraint, Supplier<@Nullable Refused> whyNot) {
        return switch (constraint) {
            case "redemption_key" -> new Refused(VoucherProblem.KEY_REUSED);
            case "redemption_reversed_once" -> new Refused(VoucherProblem.REVERSED_ALREADY);
            case "merchant_kind" -> new Refused(VoucherProblem.NO_SHOP);
            case "merchant_open" -> new Refused(VoucherProblem.MERCHANT_CLOSED);
            case "merchant_day_most" -> new Refused(VoucherProblem.DAY_LIMIT);
            case "voucher_day_most" -> new Refused(VoucherProblem.USES_LIMIT);
            default -> whyNot.get();
        };
    }

    private static Redemption same(RedemptionRepository.Kept kept, boolean isSame) {
        if (!isSame) {
            throw new Refused(VoucherProblem.KEY_REUSED);
        }
        return kept.redemption();
    }

    private <T> T within(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}
