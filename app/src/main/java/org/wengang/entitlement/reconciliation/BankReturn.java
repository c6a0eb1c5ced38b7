package org.wengang.entitlement.reconciliation;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * A return file of a batch.
 *
 * @param known rows that say what was known before
 * @param refusals rows that do not fit; where there is one, nothing of the file was taken
 */
public record BankReturn(
        UUID id,
        String fileName,
        Instant receivedAt,
        int paid,
        int bounced,
        int known,
        List<Refusal> refusals) {

    public BankReturn {
        refusals = List.copyOf(refusals);
    }

    public boolean isTaken() {
        return refusals.isEmpty();
    }

    /** A row that does not fit. */
    public record Refusal(int row, Misfit misfit) {}

    /** Why a row does not fit. */
    public enum Misfit {
        /** No line of this batch has that reference. */
        UNKNOWN_LINE,
        AMOUNT_UNREADABLE,
        AMOUNT_DIFFERS,
        OUTCOME_UNREADABLE,
        /** It came back, and the bank does not say why. */
        REASON_MISSING,
        /** The line stands in the file twice. */
        TWICE,
        /** The line was settled before, and otherwise. */
        SETTLED_OTHERWISE,
        /** Before the batch was made, or in the future. */
        DAY_IMPOSSIBLE;

        /** As the database writes it: {@code amount-differs}. */
        String stored() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Key of the sentence for people. */
        public String key() {
            return "entitlement.return.misfit." + stored();
        }

        static Misfit of(String stored) {
            return valueOf(stored.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
