package org.wengang.statistics.indicators;

import java.time.LocalDate;
import java.util.UUID;
import org.wengang.kernel.OrgPath;

/**
 * Of which policy, up to which day, and where.
 *
 * @param policy version id
 * @param asOf inclusive: what happened until the end of that day
 * @param scope the organisation and all below it
 */
public record Question(UUID policy, LocalDate asOf, OrgPath scope) {

    /** Path of the rows behind a figure, ready for one more query part. */
    public String path(Indicator indicator) {
        return "/bulletins/figures/%s?%s".formatted(indicator.word(), query());
    }

    /** Path of the same rows as a file. */
    public String file(Indicator indicator, String suffix) {
        return "/bulletins/figures/%s/file%s?%s".formatted(indicator.word(), suffix, query());
    }

    /** The question as a query. */
    public String query() {
        return "policy=%s&asOf=%s&scope=%s".formatted(policy, asOf, scope.value());
    }

    /** The same for another place. */
    public Question in(OrgPath other) {
        return new Question(policy, asOf, other);
    }
}
