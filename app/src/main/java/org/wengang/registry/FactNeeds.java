package org.wengang.registry;

import java.util.List;
import java.util.Locale;
import org.wengang.kernel.OrgPath;

/**
 * Tells what waits for a fact that is not known; implemented by modules that reckon with facts.
 * Every bean of this type is asked.
 */
public interface FactNeeds {

    /** Whatever is applied to the workers and filings of the organisation; empty if nothing is. */
    List<Need> of(OrgPath organisation, Locale locale);

    /**
     * @param schema whose facts they are
     * @param facts names as in {@link FactSource}
     * @param name what reckons with them, in the language asked for
     * @param path of the page that says how
     */
    record Need(String schema, List<String> facts, String name, String path) {

        public Need {
            facts = List.copyOf(facts);
        }
    }
}
