package org.wengang.entitlement.account;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.wengang.registry.Subjects.Parties;
import org.wengang.web.FormErrors;

/**
 * What an officer filled in, or what stands in a row of a file.
 *
 * @param kind {@code CARD} or {@code COMPANY}; empty where the record tells
 */
public record AccountForm(
        String kind, String holder, String number, String bank, String bankCode, String reason) {

    static final AccountForm EMPTY = new AccountForm("", "", "", "", "", "");

    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_REASON = 500;
    private static final Pattern BANK_CODE = Pattern.compile("\\d{12}");

    public AccountForm {
        holder = holder.strip();
        bank = bank.strip();
        bankCode = bankCode.replaceAll("\\s", "");
        reason = reason.strip();
    }

    static AccountForm of(Map<String, String> fields) {
        return new AccountForm(
                fields.getOrDefault("kind", ""),
                fields.getOrDefault("holder", ""),
                fields.getOrDefault("number", ""),
                fields.getOrDefault("bank", ""),
                fields.getOrDefault("bankCode", ""),
                fields.getOrDefault("reason", ""));
    }

    AccountForm as(BankAccount.Kind owner) {
        return new AccountForm(owner.name(), holder, number, bank, bankCode, reason);
    }

    /** Empty, and the faults told, where something is wrong. */
    Optional<AccountDraft> read(UUID subject, Parties parties, FormErrors errors) {
        var owner = owner(parties, errors);
        var account = BankAccount.parse(owner, number);
        account.whyNot().ifPresent(fault -> errors.add("number", "fault." + fault.code()));
        checkName("holder", holder, errors);
        checkName("bank", bank, errors);
        if (!bankCode.isEmpty() && !BANK_CODE.matcher(bankCode).matches()) {
            errors.add("bankCode", "entitlement.account.fault.bank-code");
        }
        if (reason.length() > LONGEST_REASON) {
            errors.add("reason", "entitlement.fault.length", LONGEST_REASON);
        }
        return errors.hasErrors()
                ? Optional.empty()
                : account.toOptional()
                        .map(read ->
                                new AccountDraft(
                                        subject,
                                        read,
                                        holder,
                                        bank,
                                        bankCode.isEmpty() ? null : bankCode,
                                        reason.isEmpty() ? null : reason));
    }

    private BankAccount.Kind owner(Parties parties, FormErrors errors) {
        var isCompany =
                kind.equals(BankAccount.Kind.COMPANY.name())
                        || kind.isEmpty() && parties.person() == null;
        if (isCompany && parties.organisation() == null) {
            errors.add("kind", "entitlement.account.fault.no-organisation");
        }
        return isCompany ? BankAccount.Kind.COMPANY : BankAccount.Kind.CARD;
    }

    private static void checkName(String field, String name, FormErrors errors) {
        if (name.isEmpty()) {
            errors.add(field, "entitlement.account.fault." + field);
        } else if (name.length() > LONGEST_NAME) {
            errors.add(field, "entitlement.fault.length", LONGEST_NAME);
        }
    }

    /** Without the number, which belongs into no log. */
    @Override
    public String toString() {
        return "AccountForm[" + kind + "]";
    }
}
