package org.wengang.entitlement.budget;

import java.util.UUID;
import org.wengang.entitlement.award.AwardStatus;
import org.wengang.kernel.PartyName;

/**
 * An award that changed with an entry of the books.
 *
 * @param fen of the whole award
 * @param status it got then
 */
public record EntryAward(
        UUID award,
        UUID run,
        UUID subject,
        PartyName name,
        String idLast4,
        long fen,
        AwardStatus status) {}
