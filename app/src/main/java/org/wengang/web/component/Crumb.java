package org.wengang.web.component;

/** A step of the way from home to this page, its label already in the user's language. */
public record Crumb(String label, String path) {}
