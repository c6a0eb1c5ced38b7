package org.wengang.voucher.card;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.wengang.kernel.PersonName;

/**
 * A card as the ledger lists it (L9).
 *
 * @param number of the card, none is given twice
 * @param codeEnd the last four characters of what its holder shows; empty where it is blocked
 * @param last4 of the ID number
 * @param uses of each privilege of its kind, in their order
 */
public record CardLine(
        UUID id,
        long number,
        String codeEnd,
        PersonName name,
        String last4,
        LocalDate issuedOn,
        List<Integer> uses) {

    public CardLine {
        uses = List.copyOf(uses);
    }

    /** Whether nothing can be used with it until it gets another code. */
    public boolean isBlocked() {
        return codeEnd.isEmpty();
    }
}
