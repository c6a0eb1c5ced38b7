package org.wengang.engine.schema;

/** Who or what a schema's rows are about, and a policy therefore decides on. */
public enum Subject {
    WORKER,
    EMPLOYER,
    HR_AGENCY,
    TRAINEE,
    INSURED_UNEMPLOYED,
    ENTREPRENEUR,
    HOUSEHOLD_MEMBER
}
