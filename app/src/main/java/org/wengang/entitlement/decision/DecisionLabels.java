package org.wengang.entitlement.decision;

import java.util.ArrayList;
import java.util.List;
import org.wengang.engine.Truth;
import org.wengang.engine.policy.Clause;

/** The clauses of a policy, to speak of bits in words. */
public record DecisionLabels(List<Clause> clauses) {

    public DecisionLabels {
        clauses = List.copyOf(clauses);
    }

    /** The clauses of an answer that are of one truth, in the order of the policy. */
    public List<Clause> of(DecisionLine decision, Truth truth) {
        var found = new ArrayList<Clause>();
        for (var i = 0; i < clauses.size(); i++) {
            if (decision.truth(i) == truth) {
                found.add(clauses.get(i));
            }
        }
        return found;
    }
}
