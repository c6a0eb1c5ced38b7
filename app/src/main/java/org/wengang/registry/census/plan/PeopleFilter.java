package org.wengang.registry.census.plan;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which people of a census a list shows.
 *
 * @param town code; "-" for those without one, "" for all
 * @param officer null for all
 * @param which {@code contacted}, {@code recorded}, {@code refused}, {@code open}, or of the
 *     headcount {@code outsiders}, {@code stayers}, {@code undetermined}, {@code enterprises};
 *     anything else for all
 */
public record PeopleFilter(String town, @Nullable UUID officer, String which) {

    /** Path of the list below a campaign's page. */
    public String path(UUID campaign) {
        return "/census/%s/people?which=%s&town=%s%s"
                .formatted(campaign, which, town, officer == null ? "" : "&officer=" + officer);
    }
}
