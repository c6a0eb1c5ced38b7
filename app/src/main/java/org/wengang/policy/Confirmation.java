package org.wengang.policy;

import java.time.Instant;

/**
 * An officer's word on what the source of a policy leaves open.
 *
 * @param parameter its name in the policy
 * @param value as the policy file would write it: {@code 500.00}, {@code 2021-02-11}, {@code
 *     private,foreign}
 * @param note what it rests on; may be empty
 * @param by the officer's name, as shown on decisions
 */
public record Confirmation(String parameter, String value, String note, String by, Instant at) {}
