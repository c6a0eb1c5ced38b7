package org.wengang.policy.authoring;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.CheckedPolicy;
import org.wengang.engine.cases.CaseRun;
import org.wengang.engine.schema.Label;

/**
 * What a text is worth.
 *
 * @param findings everything that is wrong, in the order of the text; with any of them it is no
 *     rule
 * @param rule null where something is wrong
 * @param cases null where they cannot run: something is wrong, or a value they need is open
 * @param notRun why they cannot run although nothing is wrong; null if they ran
 */
record Examined(
        List<Finding> findings,
        @Nullable CheckedPolicy rule,
        @Nullable CaseRun cases,
        @Nullable Label notRun) {

    Examined {
        findings = List.copyOf(findings);
    }

    /**
     * Something wrong at a place.
     *
     * @param line from 1
     * @param column in characters, from 1
     * @param code stable, for machines
     */
    record Finding(int line, int column, String code, Label sentence) {}

    boolean isRunnable() {
        return rule != null;
    }
}
