package org.wengang.entitlement.award;

import java.util.UUID;

/** An issued policy as lists and filters show it. */
public record PolicyName(UUID id, String code, int version, String title) {

    /** {@code R-SJZ-04 · 鹿泉…}. */
    public String label() {
        return code + " · " + title;
    }
}
