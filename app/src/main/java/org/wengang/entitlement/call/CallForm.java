package org.wengang.entitlement.call;

/**
 * As typed.
 *
 * @param policy id of a policy version
 * @param deadline {@code 2021-03-31}
 */
public record CallForm(String policy, String deadline) {}
