package org.wengang.entitlement.determination;

import java.util.Locale;
import org.wengang.web.component.Tone;

/** What a determination says of a worker, limits between people included. */
public enum Verdict {
    ELIGIBLE(Tone.GOOD),
    NOT_ELIGIBLE(Tone.BAD),
    /** Something that matters is not known: never paid, never refused. */
    UNDECIDED(Tone.WARNING),
    /** Meets the policy, but the person has an award of the group, or had one refused. */
    EXCLUDED(Tone.NEUTRAL),
    /** Meets the policy, but the person had it in as many months as there may be. */
    OUT_OF_MONTHS(Tone.NEUTRAL),
    /** Meets the policy, but whoever is paid has the most already. */
    CAPPED(Tone.NEUTRAL),
    /** Meets the policy, but the budget is used up by those before. */
    WAITING_BUDGET(Tone.INFO),
    /** The same of a policy whose rest does not wait. */
    REFUSED_BUDGET(Tone.BAD);

    private final Tone tone;

    Verdict(Tone tone) {
        this.tone = tone;
    }

    public Tone tone() {
        return tone;
    }

    /** As the database and files write it: {@code not_eligible}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Key of its name for people. */
    public String key() {
        return "entitlement.verdict." + word();
    }

    /**
     * @throws IllegalArgumentException for another word
     */
    public static Verdict of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
