package org.wengang.entitlement.determination;

/**
 * As typed.
 *
 * @param policy id of an issued policy version
 * @param asOf {@code 2021-02-05}
 * @param campaign name of the special action; empty for none
 * @param isNewCampaign whether no determination was made for it yet
 * @param submission id made with the form
 */
public record StartForm(
        String policy, String asOf, String campaign, boolean isNewCampaign, String submission) {}
