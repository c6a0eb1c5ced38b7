package org.wengang.voucher.merchant;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wengang.entitlement.Forms;
import org.wengang.kernel.Money;
import org.wengang.kernel.Parsed;
import org.wengang.kernel.Uscc;
import org.wengang.web.FormErrors;

/**
 * What an officer wrote to put a merchant on the list.
 *
 * @param mostADay yuan; empty for no limit
 * @param mostUses empty for no limit
 */
public record MerchantForm(
        String name,
        String uscc,
        String address,
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
        firstDay = Objects.requireNonNullElse(firstDay, "");
        lastDay = Objects.requireNonNullElse(lastDay, "");
        mostADay = Objects.requireNonNullElse(mostADay, "");
        mostUses = Objects.requireNonNullElse(mostUses, "");
        submission = Objects.requireNonNullElse(submission, "");
    }

    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_ADDRESS = 200;
    static final int MOST_YEARS = 2;
    private static final int MOST_USES = 1000;

    /** What was written, without faults. */
    record Listing(
            String name,
            Uscc uscc,
            String address,
            LocalDate firstDay,
            LocalDate lastDay,
            @Nullable Long mostADayFen,
            @Nullable Integer mostUses) {}

    static MerchantForm blank(LocalDate today, String submission) {
        return new MerchantForm("", "", "", today.toString(), "", "", "", submission);
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
        var most = amount(errors);
        var uses = uses(errors);
        if (errors.hasErrors()
                || first == null
                || last == null
                || !(code instanceof Parsed.Valid<Uscc> valid)) {
            return Optional.empty();
        }
        return Optional.of(
                new Listing(name.strip(), valid.value(), address.strip(), first, last, most, uses));
    }

    private void checkWords(FormErrors errors) {
        if (name.isBlank() || name.strip().length() > LONGEST_NAME) {
            errors.add("name", "voucher.merchant.fault.words", LONGEST_NAME);
        }
        if (address.isBlank() || address.strip().length() > LONGEST_ADDRESS) {
            errors.add("address", "voucher.merchant.fault.words", LONGEST_ADDRESS);
        }
    }

    private @Nullable Long amount(FormErrors errors) {
        if (mostADay.isBlank()) {
            return null;
        }
        try {
            var fen = Money.yuan(mostADay.strip()).fen();
            if (fen > 0) {
                return fen;
            }
        } catch (NumberFormatException | ArithmeticException noAmount) {
            // told below, as an amount of nothing is
        }
        errors.add("mostADay", "voucher.fault.amount");
        return null;
    }

    private @Nullable Integer uses(FormErrors errors) {
        if (mostUses.isBlank()) {
            return null;
        }
        if (mostUses.strip().matches("[1-9]\\d{0,3}")) {
            var uses = Integer.parseInt(mostUses.strip());
            if (uses <= MOST_USES) {
                return uses;
            }
        }
        errors.add("mostUses", "voucher.merchant.fault.uses", MOST_USES);
        return null;
    }
}
