package org.wengang.policy.page;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wengang.policy.PolicyStatus;
import org.wengang.policy.PolicyVersion;
import org.wengang.web.component.Tone;

/**
 * The life of a version as its page shows it, and what this officer may do about it.
 *
 * @param isUnfinished whether what was saved last is no rule yet, so that the version lags behind
 *     it
 * @param steps from the draft to what is still to come
 * @param maySimulate whether this officer tries policies
 * @param isSecond whether this officer may be the second person, and is not one of the authors
 * @param isAuthor whether this officer would be up to it, but wrote or confirmed something
 * @param mayIssue whether this officer issues and closes, and is not the one who approved
 * @param before the version that this one would end; null where there is none
 * @param others the other versions of the code that may be read, the newest first
 */
public record PolicyLife(
        PolicyVersion version,
        boolean isUnfinished,
        List<Step> steps,
        boolean maySimulate,
        boolean isSecond,
        boolean isAuthor,
        boolean mayIssue,
        @Nullable PolicyVersion before,
        List<PolicyVersion> others) {

    public PolicyLife {
        steps = List.copyOf(steps);
        others = List.copyOf(others);
    }

    /**
     * A step that was taken or is still to come.
     *
     * @param key of its name for people
     * @param by null for one to come, and for a text that came with the program
     * @param at null for one to come
     */
    public record Step(
            String key,
            Tone tone,
            @Nullable String by,
            @Nullable Instant at,
            @Nullable String reason) {}

    /** Whether it waits for a second person. */
    public boolean canBeApproved() {
        return version.status() == PolicyStatus.SIMULATED;
    }

    public boolean canBeSentBack() {
        return version.status() == PolicyStatus.SIMULATED
                || version.status() == PolicyStatus.APPROVED;
    }

    public boolean canBeClosed() {
        return version.status() == PolicyStatus.ISSUED;
    }
}
