package org.wengang.entitlement.notice;

/**
 * As typed by anybody.
 *
 * @param contact may be empty
 * @param submission id made with the form
 */
public record ObjectionForm(String statement, String contact, String submission) {}
