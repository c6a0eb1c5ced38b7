package org.wengang.entitlement.decision;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.Truth;
import org.wengang.engine.schema.Label;
import org.wengang.entitlement.award.AwardStatus;
import org.wengang.entitlement.determination.Run;
import org.wengang.registry.FactSource;

/**
 * Why a subject has the answer it has, clause by clause.
 *
 * @param missing what is not known and would settle an undecided answer; empty otherwise
 * @param amount what the amount rests on
 * @param amountFen as the facts give it now, due or not; null if it is unknown or not eligible
 * @param settling which of the missing facts to ask for first; null unless undecided
 * @param near what a refusal by a single condition turned on; null for anything else
 * @param award how an award of this policy stands; null if there is none
 * @param exclusion why the subject is excluded; null if not
 * @param limit what took something from the answer; null if no limit did
 */
public record Explanation(
        Run run,
        DecisionLine decision,
        List<ClauseLine> clauses,
        ClauseLine amount,
        @Nullable Long amountFen,
        List<ParameterLine> parameters,
        List<Label> missing,
        @Nullable SettlingLine settling,
        @Nullable NearLine near,
        @Nullable AwardLine award,
        @Nullable Exclusion exclusion,
        @Nullable LimitLine limit) {

    /**
     * One clause.
     *
     * @param words of the source it rests on
     * @param basis title of that source
     */
    public record ClauseLine(
            Label label, String words, String basis, Truth truth, List<FactLine> facts) {}

    /**
     * The smallest sets of facts that can settle an undecided answer, one way and the other; no set
     * where there is none.
     */
    public record SettlingLine(List<List<Label>> toGrant, List<List<Label>> toRefuse) {}

    /**
     * The one condition in the way.
     *
     * @param clause its label
     * @param changes facts that can be measured, the nearest first: with that value, and nothing
     *     else changed, the condition would hold
     */
    public record NearLine(Label clause, List<NearFact> changes) {}

    /**
     * @param needed a day, a whole number, or money
     * @param distance from the value as it is known, in days, units or fen
     */
    public record NearFact(Label label, Object needed, long distance) {}

    /**
     * A fact that a clause read, as it is known now.
     *
     * @param value for people; null if it is not known
     * @param source who stated it; null where nobody did
     */
    public record FactLine(Label label, @Nullable Label value, @Nullable FactSource source) {}

    /**
     * A parameter the policy was applied with.
     *
     * @param words of the source that sets it; null where the source leaves it open
     * @param confirmation who confirmed it; null where the source sets it
     */
    public record ParameterLine(
            Label label,
            Label value,
            @Nullable String words,
            @Nullable ConfirmationLine confirmation) {}

    /** Who confirmed what the source leaves open. */
    public record ConfirmationLine(String officer, LocalDate day, String note) {}

    /**
     * @param reason of the last decision; null if none was needed
     */
    public record AwardLine(UUID id, AwardStatus status, @Nullable String reason) {}

    /** Why somebody who meets a policy is excluded. */
    public enum Exclusion {
        /** Another policy of the exclusive group, somewhere. */
        OTHER_AWARD,
        /** This policy, by an earlier determination. */
        SAME_POLICY,
        /** A reviewer, or an objection, refused an award of this policy. */
        REFUSED_BEFORE,
        /** Another record of the same person came first. */
        SAME_PERSON,
        /** It was had as often as it may be; those first in line count. */
        AS_OFTEN_AS_ALLOWED;

        /** Key of its sentence for people. */
        public String key() {
            return "entitlement.exclusion." + name().toLowerCase(Locale.ROOT);
        }
    }
}
