package org.wengang.engine.language;

import java.util.Map;
import org.wengang.engine.schema.FactSchema;
import org.wengang.engine.schema.Type;

/** What an expression may speak of. */
public record Scope(FactSchema schema, Map<String, Type> parameters) {

    /** The parameter that says whether regions lie in each other by code or by organisation. */
    public static final String JURISDICTION_MODE = "jurisdiction_mode";

    public Scope {
        parameters = Map.copyOf(parameters);
    }
}
