package org.wengang.engine;

import org.wengang.engine.schema.Facts;

/** Three-valued truth. */
public enum Truth {
    TRUE,
    FALSE,
    UNKNOWN;

    static Truth of(long number) {
        if (number == Facts.UNKNOWN) {
            return UNKNOWN;
        }
        return number == 1 ? TRUE : FALSE;
    }
}
