package org.wengang.entitlement.decision;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.Truth;
import org.wengang.entitlement.determination.Verdict;
import org.wengang.kernel.OrgPath;
import org.wengang.kernel.PartyName;
import org.wengang.registry.FactsView;

/**
 * The answer for one subject: a worker of a roster or a filing.
 *
 * @param schema of its facts
 * @param subjectVersion of the facts it was given on
 * @param currentVersion of the facts now; greater if something became known or changed since
 * @param employer null where none is named, or an organisation files for itself
 * @param month its first day; null for what is of no month
 * @param trueBits bit i is set if clause i is true
 * @param unknownBits bit i is set if clause i is unknown
 * @param amountFen null where it is not known or not due
 * @param cutFen what a cap took off what the rule gives; null for nothing
 */
public record DecisionLine(
        UUID run,
        UUID subject,
        String schema,
        UUID person,
        int subjectVersion,
        int currentVersion,
        PartyName name,
        String idLast4,
        @Nullable String employer,
        @Nullable LocalDate month,
        OrgPath organisation,
        Verdict verdict,
        long trueBits,
        long unknownBits,
        @Nullable Long amountFen,
        @Nullable Long cutFen) {

    /** What clause {@code index} was, from 0. */
    public Truth truth(int index) {
        if ((trueBits >> index & 1) == 1) {
            return Truth.TRUE;
        }
        return (unknownBits >> index & 1) == 1 ? Truth.UNKNOWN : Truth.FALSE;
    }

    /** Path of the page about the subject. */
    public String subjectPath() {
        return (schema.equals(FactsView.WORKER) ? "/workers/" : "/filings/") + subject;
    }

    /** Whether the facts are still those it was given on. */
    public boolean isCurrent() {
        return subjectVersion == currentVersion;
    }
}
