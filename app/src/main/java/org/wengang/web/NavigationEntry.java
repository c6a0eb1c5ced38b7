package org.wengang.web;

import java.util.Set;

/**
 * A line of the main navigation; every bean of this type is shown, in order.
 *
 * @param order modules take tens in the order of the work: registry 10, policy 20, entitlement 30 …
 * @param path where it leads; also marks every page below it as its own
 * @param messageKey of its label
 * @param roles who sees it, any one of them; empty means everybody who is signed in
 */
public record NavigationEntry(
        int order, String path, String messageKey, Set<? extends Enum<?>> roles) {}
