package org.wengang.entitlement.award;

import java.util.Locale;
import java.util.UUID;
import org.wengang.engine.schema.Label;

/** An issued policy as lists and filters show it. */
public record PolicyName(UUID id, String code, int version, Label title) {

    /** {@code R-SJZ-04 · 鹿泉…}, or its title in English for another language. */
    public String label(Locale locale) {
        return code + " · " + title.in(locale);
    }
}
