package org.wengang.job;

import java.util.Locale;

/** How a job stands. The last three are final. */
public enum JobState {
    QUEUED,
    RUNNING,
    DONE,
    FAILED,
    CANCELLED;

    public boolean isFinal() {
        return switch (this) {
            case QUEUED, RUNNING -> false;
            case DONE, FAILED, CANCELLED -> true;
        };
    }

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    static JobState of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
