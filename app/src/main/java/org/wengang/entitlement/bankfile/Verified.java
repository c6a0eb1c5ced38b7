package org.wengang.entitlement.bankfile;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wengang.web.component.Tone;

/**
 * What is found out of a file somebody has.
 *
 * @param batch whose lines it names; null where it is none of ours
 */
public record Verified(Finding finding, @Nullable UUID batch) {

    /** Whether it is the file that was given out. */
    public enum Finding {
        /** Byte for byte, and signed here. */
        UNCHANGED(Tone.GOOD),
        /** It names lines of a batch, and is not a file that was given out for it. */
        CHANGED(Tone.BAD),
        /** It names no line of this office. */
        NOT_OURS(Tone.WARNING);

        private final Tone tone;

        Finding(Tone tone) {
            this.tone = tone;
        }

        public Tone tone() {
            return tone;
        }

        /** Key of the sentence for people. */
        public String key() {
            return "entitlement.payment.verified."
                    + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
