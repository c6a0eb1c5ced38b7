package org.wengang.entitlement.application;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.schema.Label;
import org.wengang.web.component.Tone;

/**
 * An application as officers see it.
 *
 * @param isKnown whether the number is one of the register’s
 * @param statement null where none was needed and none was made
 * @param files how many came with it
 * @param answer what the applicant is told; null while open
 */
public record Application(
        UUID id,
        String policyCode,
        Wish wish,
        String name,
        String idLast4,
        boolean isKnown,
        boolean hasContact,
        @Nullable String statement,
        int files,
        Instant receivedAt,
        Handling progress,
        @Nullable Instant handledAt,
        @Nullable String answer) {

    /** What an applicant wants. */
    public enum Wish {
        /** Agrees to what was proposed. */
        CONFIRM,
        /** Wants a person to decide, and no machine. */
        PERSON,
        /** Wants what was not proposed. */
        APPLY;

        public String stored() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Key of its name for people. */
        public String key() {
            return "application.wish." + stored();
        }

        static Optional<Wish> of(String stored) {
            return Arrays.stream(values()).filter(wish -> wish.stored().equals(stored)).findFirst();
        }
    }

    /** How far it is. */
    public enum Handling {
        OPEN(Tone.INFO),
        ACCEPTED(Tone.GOOD),
        REFUSED(Tone.BAD);

        private final Tone tone;

        Handling(Tone tone) {
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
            return "application.progress." + stored();
        }

        static Handling of(String stored) {
            return valueOf(stored.toUpperCase(Locale.ROOT));
        }
    }

    /** What whoever has the receipt is told. */
    public record Told(
            Wish wish,
            Label policyTitle,
            Instant receivedAt,
            Handling progress,
            @Nullable String answer) {}

    /** The numbers of its files. */
    public List<Integer> fileNumbers() {
        return IntStream.rangeClosed(1, files).boxed().toList();
    }
}
