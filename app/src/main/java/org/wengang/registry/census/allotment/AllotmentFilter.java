package org.wengang.registry.census.allotment;

import java.util.List;

/**
 * Which people are given to an officer.
 *
 * @param by {@code place}, {@code employer} or {@code all}
 * @param value a place down to the village by code or full name, or a credit code; "" for all
 * @param officer id of the account; "" while none is chosen
 */
public record AllotmentFilter(String by, String value, String officer) {

    static final List<String> WAYS = List.of("place", "employer", "all");

    public AllotmentFilter {
        by = WAYS.contains(by) ? by : "place";
        value = value.strip();
        officer = officer.strip();
    }

    /** Whether anything was asked yet. */
    public boolean isAsked() {
        return !value.isEmpty() || by.equals("all");
    }
}
