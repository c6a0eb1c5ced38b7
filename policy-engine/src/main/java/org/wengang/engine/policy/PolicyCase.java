package org.wengang.engine.policy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.yaml.YamlText;

/**
 * An example beside the rule.
 *
 * @param given facts as written; what is not given is unknown
 * @param with parameters that differ from the file, as written
 * @param amount as written: yuan, or {@code unknown}; null if the case says nothing of it
 * @param failed the clauses that are false, all of them
 * @param unknown the clauses that are unknown, all of them; {@code amount} for an unknown amount
 */
public record PolicyCase(
        YamlText name,
        Map<String, YamlText> given,
        Map<String, YamlText> with,
        Verdict verdict,
        @Nullable YamlText amount,
        List<YamlText> failed,
        List<YamlText> unknown) {

    public PolicyCase {
        given = Collections.unmodifiableMap(new LinkedHashMap<>(given));
        with = Collections.unmodifiableMap(new LinkedHashMap<>(with));
        failed = List.copyOf(failed);
        unknown = List.copyOf(unknown);
    }
}
