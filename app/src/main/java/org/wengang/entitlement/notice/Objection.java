package org.wengang.entitlement.notice;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wengang.web.component.Tone;

/**
 * What somebody says against a line of a notice.
 *
 * @param hasContact whether they left how to reach them
 * @param own whether whoever looks proposed the award and so may not handle it
 * @param approved whether whoever looks approved or reviewed the award and so may not dismiss it
 * @param handling what the officer found; null while open
 */
public record Objection(
        UUID id,
        UUID notice,
        int lineNumber,
        String noticeTitle,
        String maskedName,
        long amountFen,
        UUID award,
        UUID run,
        UUID subject,
        Instant raisedAt,
        String statement,
        boolean hasContact,
        Status status,
        boolean own,
        boolean approved,
        @Nullable Instant handledAt,
        @Nullable String handling) {

    /** How far an objection is. */
    public enum Status {
        OPEN(Tone.WARNING),
        /** The objection is right: the award is refused and its money given back. */
        UPHELD(Tone.BAD),
        /** The objection does not hold: the line goes on. */
        DISMISSED(Tone.NEUTRAL);

        private final Tone tone;

        Status(Tone tone) {
            this.tone = tone;
        }

        public Tone tone() {
            return tone;
        }

        public String stored() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Key of its name for people. */
        public String key() {
            return "entitlement.objection.status." + stored();
        }

        static Status of(String stored) {
            return valueOf(stored.toUpperCase(Locale.ROOT));
        }
    }
}
