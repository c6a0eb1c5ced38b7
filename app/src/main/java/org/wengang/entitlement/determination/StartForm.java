package org.wengang.entitlement.determination;

/**
 * As typed.
 *
 * @param policy id of an issued policy version
 * @param asOf {@code 2021-02-05}
 * @param submission id made with the form
 */
public record StartForm(String policy, String asOf, String submission) {}
