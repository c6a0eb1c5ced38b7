package org.wengang.registry.employers;

import java.util.UUID;

/** Somebody a roster reports of an employer. */
public record Staff(UUID worker, String name, String idLast4) {

    /** The ID number with everything but its end hidden. */
    public String maskedId() {
        return "*".repeat(14) + idLast4;
    }
}
