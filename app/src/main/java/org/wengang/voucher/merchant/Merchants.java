package org.wengang.voucher.merchant;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.kernel.OrgPath;
import org.wengang.kernel.Refused;
import org.wengang.security.Audit;
import org.wengang.security.Officer;
import org.wengang.security.Right;
import org.wengang.security.Role;
import org.wengang.security.program.Programs;
import org.wengang.voucher.VoucherProblem;
import org.wengang.voucher.merchant.LimitForm.Limits;
import org.wengang.voucher.merchant.MerchantForm.Listing;

/** Merchants on the lists of offices, and their tills. */
@Service
@Transactional
public class Merchants {

    private final MerchantRepository repository;
    private final Programs programs;
    private final Audit audit;
    private final Clock clock;

    Merchants(MerchantRepository repository, Programs programs, Audit audit, Clock clock) {
        this.repository = repository;
        this.programs = programs;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A merchant, with the secret of its till where that is new.
     *
     * @param token told this once; null where the same form came twice
     */
    record Listed(Merchant merchant, @Nullable String token) {}

    /**
     * @throws Refused security-role-missing; likewise the others
     */
    @Transactional(readOnly = true)
    List<Merchant> all(Officer officer) {
        officer.require(Role.CASEWORKER, Role.FINANCE);
        return repository.all();
    }

    /**
     * @throws Refused voucher-merchant-not-found
     */
    @Transactional(readOnly = true)
    Merchant get(Officer officer, UUID id) {
        officer.require(Role.CASEWORKER, Role.FINANCE);
        return get(id);
    }

    private Merchant get(UUID id) {
        return repository
                .find(id)
                .orElseThrow(() -> new Refused(VoucherProblem.MERCHANT_NOT_FOUND));
    }

    /**
     * The merchant whose till asks.
     *
     * @throws Refused voucher-not-a-merchant
     */
    @Transactional(readOnly = true)
    public Merchant of(Officer till) {
        return repository
                .find(till.id())
                .orElseThrow(() -> new Refused(VoucherProblem.NOT_A_MERCHANT));
    }

    /** Places of some kinds that take what the office gives on that day, by name. */
    @Transactional(readOnly = true)
    public List<Merchant> taking(OrgPath office, LocalDate day, Collection<PlaceKind> kinds) {
        return repository.taking(office, day, kinds);
    }

    /**
     * Changes what a merchant may take in a day. What it took that day already counts, also where
     * it is more than that.
     *
     * @throws Refused voucher-merchant-not-found, voucher-merchant-closed
     */
    void limit(Officer officer, UUID id, Limits limits) {
        officer.require(Role.CASEWORKER);
        var before = get(id);
        if (!repository.limit(id, limits.mostADayFen(), limits.mostUses())) {
            throw new Refused(VoucherProblem.MERCHANT_CLOSED);
        }
        audit.record(
                "merchant-limited",
                before.subject(),
                "fen a day %s to %s, uses of a voucher a day %s to %s"
                        .formatted(
                                before.mostADayFen(),
                                limits.mostADayFen(),
                                before.mostUsesADay(),
                                limits.mostUses()));
    }

    /**
     * Puts a merchant on the list of the officer's office and gives it a till.
     *
     * @param submission of the form: the same one sent twice is one merchant
     * @throws Refused voucher-merchant-listed, security-client-name-taken
     */
    Listed list(Officer officer, Listing listing, UUID submission) {
        officer.require(Role.CASEWORKER);
        var before = repository.bySubmission(submission);
        if (before.isPresent()) {
            return new Listed(before.get(), null);
        }
        var till = programs.open(officer, listing.name(), Right.VOUCHERS_REDEEM, listing.lastDay());
        var merchant =
                new Merchant(
                        till.id(),
                        officer.org(),
                        listing.name(),
                        listing.uscc().value(),
                        listing.address(),
                        listing.kind(),
                        listing.firstDay(),
                        listing.lastDay(),
                        listing.limits().mostADayFen(),
                        listing.limits().mostUses(),
                        null);
        try {
            repository.insert(merchant, officer.id(), clock.instant(), submission);
        } catch (DuplicateKeyException listed) {
            throw new Refused(VoucherProblem.MERCHANT_LISTED);
        }
        audit.record(
                "merchant-listed",
                merchant.subject(),
                "%s to %s".formatted(merchant.firstDay(), merchant.lastDay()));
        return new Listed(merchant, till.token());
    }

    /**
     * Gives its till a new secret; the former one ends at once.
     *
     * @throws Refused voucher-merchant-not-found, security-client-disabled
     */
    Listed renew(Officer officer, UUID id) {
        officer.require(Role.CASEWORKER);
        var merchant = get(id);
        var till = programs.renew(id);
        audit.record("merchant-till-renewed", merchant.subject(), "");
        return new Listed(merchant, till.token());
    }

    /**
     * Takes it off the list, for good; its till is let in no more.
     *
     * @throws Refused voucher-merchant-not-found, voucher-merchant-closed
     */
    void close(Officer officer, UUID id) {
        officer.require(Role.CASEWORKER);
        var merchant = get(id);
        if (!repository.close(id, officer.id(), clock.instant())) {
            throw new Refused(VoucherProblem.MERCHANT_CLOSED);
        }
        programs.disable(id);
        audit.record("merchant-closed", merchant.subject(), "");
    }
}
