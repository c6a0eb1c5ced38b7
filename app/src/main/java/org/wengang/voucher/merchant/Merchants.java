package org.wengang.voucher.merchant;

import java.time.Clock;
import java.time.LocalDate;
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

    /** Where vouchers of the office can be spent on that day, by name. */
    @Transactional(readOnly = true)
    public List<Merchant> taking(OrgPath office, LocalDate day) {
        return repository.taking(office, day);
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
                        listing.firstDay(),
                        listing.lastDay(),
                        listing.mostADayFen(),
                        listing.mostUses(),
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
