package org.wengang.policy.page;

import java.util.UUID;
import org.wengang.policy.PolicyStatus;

/**
 * A policy in the list, in the user's language.
 *
 * @param unconfirmed open parameters of a draft that nobody has confirmed yet
 */
public record PolicyLine(
        UUID id,
        String title,
        String code,
        int version,
        String organisation,
        int unconfirmed,
        PolicyStatus status) {}
