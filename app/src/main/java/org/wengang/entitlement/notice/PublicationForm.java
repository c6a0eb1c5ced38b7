package org.wengang.entitlement.notice;

/**
 * As typed.
 *
 * @param policy id of a policy version
 * @param lastDay {@code 2021-02-11}; empty at first, since no rule sets it and the officer must
 *     choose
 * @param submission id made with the form
 */
public record PublicationForm(String policy, String title, String lastDay, String submission) {}
