package org.wengang.engine.basis;

/** A document a policy rests on, with the passage that matters, word by word. */
public record Basis(String id, String title, String text) {

    /**
     * Words of a basis, checked to stand in it.
     *
     * @param basis the id of a basis of the same policy
     */
    public record Citation(String basis, String words) {}
}
