package org.wengang.entitlement.sample;

/**
 * As typed.
 *
 * @param policy id of a policy version
 * @param submission id made with the form
 */
public record SpotForm(String policy, String confidence, String margin, String submission) {}
