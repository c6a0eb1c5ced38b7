package org.wengang.voucher.card;

import java.time.Instant;
import org.wengang.engine.schema.Label;

/**
 * What was done with a card.
 *
 * @param place where
 * @param isReversal whether the place took a use back
 */
public record CardEvent(Instant at, Label privilege, String place, boolean isReversal) {}
