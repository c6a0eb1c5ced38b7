package org.wengang.voucher.merchant;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.wengang.entitlement.Forms;
import org.wengang.kernel.Parsed;
import org.wengang.kernel.Uscc;
import org.wengang.voucher.merchant.LimitForm.Limits;
import org.wengang.web.FormErrors;

/**
 * What an officer wrote to put a merchant on the list.
 *
 * @param kind code of a {@link PlaceKind}
 * @param mostADay yuan; empty for no limit
 * @param mostUses empty for no limit
 */
public record MerchantForm(
        String name,
        String uscc,
        String address,
        String kind,
        String firstDay,
        String lastDay,
        String mostADay,
        String mostUses,
        String submission) {

    /** What a form leaves out is empty. */
    public MerchantForm {
        name = Objects.requireNonNullElse(name, "");
        uscc = Objects.requireNonNullElse(uscc, "");
        address = Objects.requireNonNullElse(address, "");
        kind = Objects.requireNonNullElse(kind, "");
        firstDay = Objects.requireNonNullElse(firstDay, "");
        lastDay = Objects.requireNonNullElse(lastDay, "");
        mostADay = Objects.requireNonNullElse(mostADay, "");
        mostUses = Objects.requireNonNullElse(mostUses, "");
        submission = Objects.requireNonNullElse(submission, "");
    }

    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_ADDRESS = 200;
    static final int MOST_YEARS = 2;

    /** What was written, without faults. */
    record Listing(
            String name,
            Uscc uscc,
            String address,
            PlaceKind kind,
            LocalDate firstDay,
            LocalDate lastDay,
            Limits limits) {}

    static MerchantForm blank(LocalDate today, String submission) {
        return new MerchantForm("", "", "", "", today.toString(), "", "", "", submission);
    }

    /** Empty if something is wrong, which then stands in {@code errors}. */
    Optional<Listing> listing(LocalDate today, FormErrors errors) {
        checkWords(errors);
        var code = Uscc.parse(uscc);
        code.whyNot().ifPresent(fault -> errors.add("uscc", "fault." + fault.code()));
        var first = Forms.day(firstDay).orElse(null);
        var last = Forms.day(lastDay).orElse(null);
        if (first == null) {
            errors.add("firstDay", "voucher.merchant.fault.day");
        }
        if (last == null
                || first != null && last.isBefore(first)
                || last.isBefore(today)
                || last.isAfter(today.plusYears(MOST_YEARS))) {
            errors.add("lastDay", "voucher.merchant.fault.last-day", today.plusYears(MOST_YEARS));
        }
        var place = PlaceKind.ofCode(kind).orElse(null);
        if (place == null) {
            errors.add("kind", "voucher.merchant.fault.kind");
        }
        var limits = new LimitForm(mostADay, mostUses).limits(errors);
        if (errors.hasErrors()
                || first == null
                || last == null
                || place == null
                || !(code instanceof Parsed.Valid<Uscc> valid)) {
            return Optional.empty();
        }
        return Optional.of(
                new Listing(
                        name.strip(), valid.value(), address.strip(), place, first, last, limits));
    }

    private void checkWords(FormErrors errors) {
        if (name.isBlank() || name.strip().length() > LONGEST_NAME) {
            errors.add("name", "voucher.merchant.fault.words", LONGEST_NAME);
        }
        if (address.isBlank() || address.strip().length() > LONGEST_ADDRESS) {
            errors.add("address", "voucher.merchant.fault.words", LONGEST_ADDRESS);
        }
    }
}
