package org.wengang.registry.census;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.wengang.web.component.Tone;

/** How far a census is (domain.md W1). */
public enum CampaignState {
    /** People are given to officers and contacted. */
    RUNNING(Tone.INFO),
    /** Contacts are over, no likely duplicate is undecided; a second person looks. */
    CHECKING(Tone.WARNING),
    VERIFIED(Tone.GOOD),
    /** The headcount is out and no longer changes. */
    PUBLISHED(Tone.GOOD);

    private final Tone tone;

    CampaignState(Tone tone) {
        this.tone = tone;
    }

    public Tone tone() {
        return tone;
    }

    public String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<CampaignState> of(String stored) {
        return Arrays.stream(values()).filter(one -> one.stored().equals(stored)).findFirst();
    }
}
