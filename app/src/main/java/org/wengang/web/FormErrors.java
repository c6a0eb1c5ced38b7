package org.wengang.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a form, field by field, in the order found. The page is shown again with
 * {@link Answer#invalid}, a summary on top that links to the fields, and the sentence beside each
 * field.
 */
public final class FormErrors {

    private final SequencedMap<String, Message> errors = new LinkedHashMap<>();

    /** For a form nobody has sent yet. */
    public static FormErrors none() {
        return new FormErrors();
    }

    /** The first fault of a field is kept; a second one would only confuse. */
    public FormErrors add(String field, String key, Object... arguments) {
        errors.putIfAbsent(field, Message.of(key, arguments));
        return this;
    }

    public boolean hasErrors() {
        return !errors.isEmpty();
    }

    /** Null if nothing is wrong with the field. */
    public @Nullable Message of(String field) {
        return errors.get(field);
    }

    /** The ids of the hint and the fault below a field's label; null if it has neither. */
    public @Nullable String describedBy(String field, boolean hint) {
        var fault = errors.containsKey(field) ? field + "-error" : null;
        if (!hint) {
            return fault;
        }
        return fault == null ? field + "-hint" : field + "-hint " + fault;
    }

    /** Field to sentence, in the order found. */
    public Map<String, Message> all() {
        return errors;
    }
}
