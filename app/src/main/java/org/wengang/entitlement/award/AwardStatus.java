package org.wengang.entitlement.award;

import java.util.Locale;
import org.wengang.web.component.Tone;

/** How far an award is. */
public enum AwardStatus {
    /** Eligible, but the budget is used up by those before; moves up when money is given back. */
    WAITING(Tone.NEUTRAL),
    /** A second person must decide. */
    PROPOSED(Tone.INFO),
    /** A reviewer asked for evidence; the caseworker answers. Keeps its money meanwhile. */
    ASKED(Tone.WARNING),
    /** Sent back to the caseworker with a reason; keeps its money meanwhile. */
    RETURNED(Tone.WARNING),
    /** One reviewer agreed; the amount needs another one. */
    REVIEWED(Tone.INFO),
    APPROVED(Tone.GOOD),
    REFUSED(Tone.BAD),
    /** Replaced by a newer determination. */
    VOID(Tone.NEUTRAL);

    private final Tone tone;

    AwardStatus(Tone tone) {
        this.tone = tone;
    }

    public Tone tone() {
        return tone;
    }

    /** Whether a reviewer may decide on it. */
    public boolean isOpen() {
        return switch (this) {
            case PROPOSED, ASKED, RETURNED, REVIEWED -> true;
            case WAITING, APPROVED, REFUSED, VOID -> false;
        };
    }

    /** As the database writes it: {@code proposed}. */
    public String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Key of its name for people. */
    public String key() {
        return "entitlement.status." + stored();
    }

    public static AwardStatus of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
