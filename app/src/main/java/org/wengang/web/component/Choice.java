package org.wengang.web.component;

/** One option of a select or of a group of radio buttons, its label in the user's language. */
public record Choice(String value, String label) {}
