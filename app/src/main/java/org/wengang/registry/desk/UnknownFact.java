package org.wengang.registry.desk;

import java.util.List;
import org.wengang.registry.FactNeeds.Need;

/**
 * A fact that is not known.
 *
 * @param fact its name as in {@link org.wengang.registry.FactSource}
 * @param needs what reckons with it; empty if nothing does
 */
public record UnknownFact(String fact, List<Need> needs) {

    public UnknownFact {
        needs = List.copyOf(needs);
    }
}
