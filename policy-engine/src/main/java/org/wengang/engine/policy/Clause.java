package org.wengang.engine.policy;

import org.wengang.engine.basis.Basis.Citation;
import org.wengang.engine.schema.Label;
import org.wengang.engine.yaml.YamlText;

/** One condition of a policy, all of which must hold: the unit of explanation. */
public record Clause(String id, Label label, Citation cite, YamlText when) {

    /** The id under which the amount is spoken of beside the clauses; no clause may have it. */
    public static final String AMOUNT = "amount";

    /** So many clauses fit a bit mask with the amount. */
    public static final int MOST = 60;
}
