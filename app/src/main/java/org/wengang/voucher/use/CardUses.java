package org.wengang.voucher.use;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
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
import org.wengang.voucher.CardProblem;
import org.wengang.voucher.EachKeyOnce;
import org.wengang.voucher.VoucherCode;
import org.wengang.voucher.VoucherCodes;
import org.wengang.voucher.VoucherProblem;
import org.wengang.voucher.merchant.Merchant;
import org.wengang.voucher.use.CardUseRepository.Asked;
import org.wengang.voucher.use.CardUseRepository.Kept;

/**
 * Privileges used at places, each request once however often it comes. One statement uses; only
 * when the database refused it is asked why.
 */
@Service
public class CardUses {

    private static final int LISTED = 20;

    private final CardUseRepository repository;
    private final VoucherCodes codes;
    private final TransactionTemplate transaction;
    private final Audit audit;
    private final Clock clock;

    CardUses(
            CardUseRepository repository,
            VoucherCodes codes,
            PlatformTransactionManager transactions,
            Audit audit,
            Clock clock) {
        this.repository = repository;
        this.codes = codes;
        this.transaction = new TransactionTemplate(transactions);
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Takes a privilege of a card.
     *
     * @param key the same one with the same code and privilege is the same use; what was refused
     *     keeps no key
     * @param number of the privilege within the kind of card
     * @throws Refused voucher-key-reused, voucher-not-found, voucher-merchant-closed;
     *     voucher-card-elsewhere, -blocked, -not-yet, -expired, -privilege-not-found,
     *     -privilege-elsewhere, -used-up
     */
    public CardUse use(Merchant place, UUID key, VoucherCode code, int number) {
        var index = codes.index(code);
        var asked = asked(place, key);
        return once(
                key,
                kept -> kept.isUse(place.id(), index, number),
                () -> repository.use(asked, index, number),
                () -> {
                    var card = anywhere(index);
                    return card.isEmpty()
                            ? new Refused(VoucherProblem.NOT_FOUND)
                            : card.get().refusal(place, asked.day(), number).orElse(null);
                });
    }

    /** What that very request came to before; empty where nothing was used by it. */
    public Optional<CardUse> before(Merchant place, UUID key, VoucherCode code, int number) {
        var index = codes.index(code);
        return reading(() -> repository.byKey(key))
                .filter(kept -> kept.isUse(place.id(), index, number))
                .map(Kept::use);
    }

    /**
     * Gives back what the same place took the same day.
     *
     * @throws Refused voucher-key-reused; voucher-card-use-not-found, -use-reversed, -reversal-late
     */
    public CardUse reverse(Merchant place, UUID key, UUID use) {
        var asked = asked(place, key);
        return once(
                key,
                kept -> kept.isReversal(place.id(), use),
                () -> {
                    if (repository.reverse(asked, use)) {
                        audit.record("card-use-reversed", "card use " + use, "");
                    }
                },
                () -> {
                    var before = get(place, use);
                    if (before.reversedBy() != null) {
                        return new Refused(CardProblem.USE_REVERSED);
                    }
                    return before.reverses() == null
                            ? new Refused(CardProblem.REVERSAL_LATE, before.day())
                            : new Refused(CardProblem.USE_NOT_FOUND);
                });
    }

    /**
     * @throws Refused voucher-card-use-not-found
     */
    public CardUse get(Merchant place, UUID use) {
        return reading(() -> repository.find(place.id(), use))
                .orElseThrow(() -> new Refused(CardProblem.USE_NOT_FOUND));
    }

    /** Of today, newest first, at most twenty. */
    public List<CardUse> newest(Merchant place) {
        return reading(() -> repository.newest(place.id(), LocalDate.now(clock), LISTED));
    }

    /**
     * A card the place may look at; empty where the code is no card's.
     *
     * @throws Refused voucher-card-elsewhere, -blocked, -not-yet, -expired
     */
    public Optional<ShownCard> card(Merchant place, VoucherCode code) {
        var card = anywhere(codes.index(code));
        card.flatMap(shown -> shown.refusal(place, LocalDate.now(clock)))
                .ifPresent(refused -> {
                    throw refused;
                });
        return card;
    }

    /** To whoever knows the code; empty where it is no card's. */
    public Optional<ShownCard> held(VoucherCode code) {
        return anywhere(codes.index(code));
    }

    /** The code alone picks the card, so that a place is told that it holds elsewhere. */
    private Optional<ShownCard> anywhere(byte[] code) {
        return Scope.system(OrgPath.ROOT, "card shown to who knows its code")
                .call(() -> reading(() -> repository.card(code)));
    }

    private Asked asked(Merchant place, UUID key) {
        var now = clock.instant();
        return new Asked(
                Ids.newId(), key, place.id(), now, LocalDate.ofInstant(now, clock.getZone()));
    }

    /**
     * @param isSame whether what the key came to before is what is asked for now
     * @param whyNot null where nothing stands against it any more
     */
    private CardUse once(
            UUID key,
            Predicate<Kept> isSame,
            Runnable statement,
            Supplier<@Nullable Refused> whyNot) {
        return EachKeyOnce.answer(
                () -> {
                    transaction.executeWithoutResult(_ -> statement.run());
                    return Optional.empty();
                },
                () -> reading(() -> repository.byKey(key)).map(kept -> same(kept, isSame)),
                constraint -> refusal(constraint, whyNot));
    }

    private static CardUse same(Kept kept, Predicate<Kept> isSame) {
        if (!isSame.test(kept)) {
            throw new Refused(VoucherProblem.KEY_REUSED);
        }
        return kept.use();
    }

    private static @Nullable Refused refusal(
            String constraint, Supplier<@Nullable Refused> whyNot) {
        return switch (constraint) {
            case "card_use_key" -> new Refused(VoucherProblem.KEY_REUSED);
            case "card_use_reversed_once" -> new Refused(CardProblem.USE_REVERSED);
            case "merchant_open" -> new Refused(VoucherProblem.MERCHANT_CLOSED);
            default -> whyNot.get();
        };
    }

    private <T> T reading(Supplier<T> query) {
        return Objects.requireNonNull(transaction.execute(_ -> query.get()));
    }
}
