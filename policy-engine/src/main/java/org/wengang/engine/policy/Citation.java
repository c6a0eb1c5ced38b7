package org.wengang.engine.policy;

/**
 * Words of a source, checked to stand in it.
 *
 * @param basis the id of a {@link Basis} of the same policy
 */
public record Citation(String basis, String words) {}
