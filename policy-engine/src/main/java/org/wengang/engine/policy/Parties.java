package org.wengang.engine.policy;

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
