package org.wengang.statistics.bulletins;

import java.util.List;
import org.wengang.statistics.indicators.CountedPolicy;
import org.wengang.statistics.indicators.Figure;
import org.wengang.statistics.indicators.Indicator;
import org.wengang.statistics.indicators.PaidParts;
import org.wengang.statistics.indicators.Question;

/**
 * What can be reported of a policy.
 *
 * @param sentences empty while nobody has an award of the policy
 * @param parts what the money of {@link Indicator#PAID} consists of
 * @param places the organisations directly below the scope, and the scope's own rows; together they
 *     are the total
 */
public record Bulletin(
        Question question,
        CountedPolicy policy,
        String scopeName,
        List<Sentence> sentences,
        PaidParts parts,
        List<PlaceLine> places,
        PlaceLine total) {

    /**
     * @param question the same for this place
     */
    public record PlaceLine(
            String name, Question question, Figure paid, Figure approved, Figure planned) {

        public Figure of(Indicator indicator) {
            return switch (indicator) {
                case PAID -> paid;
                case APPROVED -> approved;
                case PLANNED -> planned;
            };
        }
    }
}
