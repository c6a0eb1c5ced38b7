package org.wengang.engine.policy;

import org.jspecify.annotations.Nullable;

/**
 * Five parties that are never one by definition: whom a benefit is for, who asks for it, to whom it
 * is paid, who pays it, and from which money.
 *
 * @param payee UNSTATED where the source does not say; then the open parameter {@link #PAYEE} asks
 */
public record Parties(
        Party beneficiary, Party applicant, Party payee, Party payer, Funding funding) {

    /** The open parameter that says to whom is paid, where the source does not. */
    public static final String PAYEE = "payee";

    /** Whom a row of facts names, to pay. */
    public enum PaidTo {
        /** The natural person, or the organisation where it files for itself. */
        SUBJECT,
        /** Who files for the person. */
        ORGANISATION,
        /** Nobody a row of facts names. */
        SOMEBODY_ELSE
    }

    /**
     * To whom is paid, by what was confirmed where the source does not say.
     *
     * @param confirmed the value of the open parameter {@link #PAYEE}; null while there is none:
     *     the person
     */
    public PaidTo paidTo(@Nullable Object confirmed) {
        return switch (payee) {
            case WORKER, TRAINEE, INSURED_UNEMPLOYED, ENTREPRENEUR, HOUSEHOLD_MEMBER ->
                    PaidTo.SUBJECT;
            case EMPLOYER, HR_AGENCY -> PaidTo.ORGANISATION;
            case UNSTATED ->
                    confirmed == null || confirmed.equals("worker")
                            ? PaidTo.SUBJECT
                            : PaidTo.ORGANISATION;
            case AUTHORITY, TRADE_UNION, PUBLIC_LANDLORD -> PaidTo.SOMEBODY_ELSE;
        };
    }

    /** Somebody with a part in a benefit. */
    public enum Party {
        WORKER,
        EMPLOYER,
        HR_AGENCY,
        TRAINEE,
        INSURED_UNEMPLOYED,
        ENTREPRENEUR,
        HOUSEHOLD_MEMBER,
        /** The office that decides, or the government it belongs to. */
        AUTHORITY,
        TRADE_UNION,
        /** Who lets housing that is owned by the state or a collective. */
        PUBLIC_LANDLORD,
        /** The source does not say. */
        UNSTATED
    }

    /** Whose money it is. */
    public enum Funding {
        CITY_FISCAL,
        /** Of a district, county or county-level city. */
        DISTRICT_FISCAL,
        UI_FUND,
        TRAINING_FUND,
        TRADE_UNION,
        EMPLOYER,
        OPERATOR,
        DONATION,
        /** The source does not say. */
        UNSTATED
    }
}
