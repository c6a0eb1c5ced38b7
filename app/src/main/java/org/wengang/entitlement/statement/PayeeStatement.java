package org.wengang.entitlement.statement;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wengang.kernel.PartyName;

/**
 * The money of a payee.
 *
 * @param entries oldest first
 */
public record PayeeStatement(UUID subject, PartyName name, List<Entry> entries) {

    public PayeeStatement {
        entries = List.copyOf(entries);
    }

    /** What happened. */
    public enum What {
        AWARDED,
        /** Given to the bank, which has not answered yet. */
        SENT,
        PAID,
        BOUNCED,
        /** Asked back by a decision. */
        RECLAIMED,
        /** Came back. */
        RETURNED,
        /** Given as a voucher. */
        HANDED_OUT,
        /** Of a voucher, and not spent in time. */
        EXPIRED,
        /** Of a voucher that was stopped. */
        STOPPED,
        /** Of a voucher whose award was corrected down. */
        CORRECTED,
        /** Asked back, and then left. */
        WAIVED;

        /** Key of its name for people. */
        public String key() {
            return "entitlement.statement." + name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * An entry.
     *
     * @param line paid, of which something may still be asked back; null otherwise
     * @param note in the bank’s words or the officer’s; empty for none
     */
    public record Entry(
            LocalDate day,
            What what,
            String policyCode,
            long amountFen,
            @Nullable UUID line,
            String note) {}

    /** Of all entries of a kind together. */
    public long fen(What what) {
        return entries.stream()
                .filter(entry -> entry.what() == what)
                .mapToLong(Entry::amountFen)
                .sum();
    }

    /** What the payee has: paid or handed out, less what came back or is void. */
    public long netFen() {
        return fen(What.PAID)
                + fen(What.HANDED_OUT)
                - fen(What.RETURNED)
                - fen(What.EXPIRED)
                - fen(What.STOPPED)
                - fen(What.CORRECTED);
    }

    /** Asked back, not received and not left. */
    public long owedFen() {
        return fen(What.RECLAIMED) - fen(What.RETURNED) - fen(What.WAIVED);
    }
}
