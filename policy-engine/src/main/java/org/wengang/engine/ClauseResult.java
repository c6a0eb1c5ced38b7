package org.wengang.engine;

import java.util.List;
import org.wengang.engine.basis.Basis.Citation;
import org.wengang.engine.schema.Label;

/**
 * What one clause says of one person, and why.
 *
 * @param id of the clause; {@link org.wengang.engine.policy.Clause#AMOUNT} for the amount, which is
 *     true if known
 * @param cite the words it rests on
 * @param readings every fact and parameter it looked at, in the order it is written
 */
public record ClauseResult(
        String id, Label label, Citation cite, Truth truth, List<Reading> readings) {

    public ClauseResult {
        readings = readings instanceof ReadingList ? readings : List.copyOf(readings);
    }
}
