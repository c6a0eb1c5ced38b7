package org.wengang.entitlement.bank;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.schema.Label;

/**
 * What a bank is told to pay, with every number in clear.
 *
 * @param releasedAt when the second officer let it go
 * @param day on which it shall be paid
 * @param lines at least one, in the order of their numbers
 */
public record BankOrder(
        UUID id,
        String policyCode,
        Label policyTitle,
        Instant releasedAt,
        LocalDate day,
        Payer payer,
        List<Line> lines) {

    public BankOrder {
        lines = List.copyOf(lines);
    }

    /** The account the money is taken from. */
    public record Payer(String name, String number, String bank) {

        @Override
        public String toString() {
            return "Payer[" + bank + "]";
        }
    }

    /**
     * A payment.
     *
     * @param id what the bank tells again when it says what became of the line
     * @param payeeNumber of the identity document, or the credit code of an organisation
     * @param account where it is paid to; null for batches from before there were accounts
     */
    public record Line(
            int number,
            UUID id,
            boolean isOrganisationPaid,
            String name,
            String payeeNumber,
            long amountFen,
            @Nullable Account account) {

        private static final Pattern REFERENCE = Pattern.compile("[0-9a-fA-F]{32}");

        /** The id as banks take it: 32 digits and letters. */
        public String reference() {
            return id.toString().replace("-", "");
        }

        /** What {@link #reference} wrote, hyphens and capitals forgiven; empty if it is none. */
        public static Optional<UUID> id(String reference) {
            var digits = reference.replaceAll("[\\s-]", "");
            return REFERENCE.matcher(digits).matches()
                    ? Optional.of(
                            new UUID(
                                    Long.parseUnsignedLong(digits.substring(0, 16), 16),
                                    Long.parseUnsignedLong(digits.substring(16), 16)))
                    : Optional.empty();
        }

        @Override
        public String toString() {
            return "Line[" + number + "]";
        }
    }

    /**
     * @param bankCode 12 digits; null: not stated
     */
    public record Account(String holder, String number, String bank, @Nullable String bankCode) {

        @Override
        public String toString() {
            return "Account[" + bank + "]";
        }
    }

    /**
     * @throws ArithmeticException if that is more than a long holds
     */
    public long totalFen() {
        return lines.stream().mapToLong(Line::amountFen).reduce(0, Math::addExact);
    }

    /** A policy pays people or organisations. */
    boolean isToOrganisations() {
        return lines.stream().anyMatch(Line::isOrganisationPaid);
    }
}
