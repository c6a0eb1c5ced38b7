package org.wengang.entitlement;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.schema.Label;
import org.wengang.kernel.OrgPath;
import org.wengang.kernel.Refused;

/**
 * Money that a pool keeps for vouchers nobody is awarded: they are claimed by whoever comes first,
 * and the pool learns afterwards what became of it.
 */
public interface VoucherFunds {

    /**
     * A pool that a campaign of its office may spend.
     *
     * @param leftFen what may still be committed; null for no limit
     */
    record Source(
            UUID policyVersionId, String code, int version, Label title, @Nullable Long leftFen) {

        /** As lists name it. */
        public String label(Locale locale) {
            return code + " · " + title.in(locale);
        }
    }

    /** The pools of an office itself, by code, newest version first. */
    List<Source> sources(OrgPath office);

    /**
     * Commits money, once and for all that the fund may cost; holds the pool until the transaction
     * ends.
     *
     * @param fund new id
     * @param office whose pool it is
     * @param fen above zero
     * @throws Refused entitlement-fund-over-budget, entitlement-pool-not-found
     */
    void commit(UUID fund, UUID policyVersionId, OrgPath office, long fen, UUID by);

    /**
     * What became of a fund up to now; the same told twice changes nothing.
     *
     * @param paidFen claimed, and not void
     * @param committedFen that, and what may be claimed yet; never more than was told before
     */
    void tell(UUID fund, long paidFen, long committedFen);
}
