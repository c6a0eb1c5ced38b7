package org.wengang.entitlement.gate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wengang.kernel.PartyName;
import org.wengang.web.Page;
import org.wengang.web.component.Tone;

/**
 * What looks wrong about an award.
 *
 * @param own whether whoever looks proposed the award and so may not release it
 * @param reason why it may pass; null unless released
 */
public record Finding(
        UUID id,
        UUID award,
        String code,
        List<String> detail,
        PartyName name,
        String idLast4,
        String policyCode,
        long amountFen,
        Instant foundAt,
        FindingState state,
        boolean own,
        @Nullable Instant handledAt,
        @Nullable String reason) {

    /** How far a finding is. */
    public enum FindingState {
        /** Holds the award. */
        OPEN(Tone.WARNING),
        /** An officer said why the award may pass. */
        RELEASED(Tone.GOOD),
        /** Was not found again. */
        CLEARED(Tone.NEUTRAL);

        private final Tone tone;

        FindingState(Tone tone) {
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
            return "life.gate.state." + stored();
        }

        static FindingState of(String stored) {
            return valueOf(stored.toUpperCase(Locale.ROOT));
        }
    }

    /** What was looked for, for whoever looks. */
    public String title(Page page) {
        return page.t(GateCheck.of(code).key());
    }

    /** What was found, for whoever looks. */
    public String text(Page page) {
        var check = GateCheck.of(code);
        var values = new Object[detail.size()];
        for (var place = 0; place < values.length; place++) {
            values[place] = value(page, check.shows(place), detail.get(place));
        }
        return page.t(check.textKey(), values);
    }

    private static String value(Page page, GateCheck.Shown shown, String value) {
        return switch (shown) {
            case TEXT -> value;
            case NUMBER -> page.number(Long.parseLong(value));
            case DAY -> page.date(LocalDate.parse(value));
            case MONEY -> page.money(Long.parseLong(value));
        };
    }
}
