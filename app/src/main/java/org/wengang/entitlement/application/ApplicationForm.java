package org.wengang.entitlement.application;

/**
 * As typed by anybody.
 *
 * @param wish see {@link Application.Wish#stored}
 * @param contact may be empty
 * @param submission id made with the form
 */
public record ApplicationForm(
        String wish,
        String name,
        String number,
        String contact,
        String statement,
        String submission) {

    /** With a wish and nothing else. */
    static ApplicationForm empty(String wish, String submission) {
        return new ApplicationForm(wish, "", "", "", "", submission);
    }
}
