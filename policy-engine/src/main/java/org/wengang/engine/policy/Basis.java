package org.wengang.engine.policy;

/** A document a policy rests on, with the passage that matters, word by word. */
public record Basis(String id, String title, String text) {}
