package org.wengang.registry.census;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One step of a campaign.
 *
 * @param reason null where none was asked for
 */
public record CampaignStep(
        CampaignState state, UUID by, String byName, Instant at, @Nullable String reason) {}
