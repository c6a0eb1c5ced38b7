package org.wengang.voucher.card;

import java.util.UUID;
import org.wengang.engine.schema.Label;

/**
 * People with an approved award of one policy.
 *
 * @param people how many of them have no card of the kind yet
 */
public record CardGroup(UUID policyVersionId, String code, int version, Label title, int people) {}
