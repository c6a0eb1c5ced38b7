package org.wengang.entitlement.application;

import java.time.Instant;
import java.time.LocalDate;
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
 * @param files how many came with it, those of answers not counted
 * @param answer what the applicant is told; null while open
 * @param askedUntil the last day on which the answer to an open question is in time; null where
 *     none is open
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
        @Nullable String answer,
        @Nullable LocalDate askedUntil) {

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

        public static Optional<Wish> of(String stored) {
            return Arrays.stream(values()).filter(wish -> wish.stored().equals(stored)).findFirst();
        }
    }

    /** How far it is. */
    public enum Handling {
        OPEN(Tone.INFO),
        /** Open, and the applicant was asked for evidence. */
        ASKED(Tone.WARNING),
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

        public static Handling of(String stored) {
            return valueOf(stored.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * What whoever has the receipt is told.
     *
     * @param questions the oldest first
     */
    public record Told(
            Wish wish,
            Label policyTitle,
            Instant receivedAt,
            Handling progress,
            @Nullable String answer,
            List<EvidenceRequest> questions) {

        /** The same with what was asked; whoever has something to answer is told so first. */
        Told with(List<EvidenceRequest> asked) {
            var isAsked =
                    progress == Handling.OPEN && asked.stream().anyMatch(EvidenceRequest::isOpen);
            return new Told(
                    wish,
                    policyTitle,
                    receivedAt,
                    isAsked ? Handling.ASKED : progress,
                    answer,
                    asked);
        }

        /** What is to be answered now, if anything. */
        public Optional<EvidenceRequest> open() {
            return progress == Handling.ASKED
                    ? questions.stream().filter(EvidenceRequest::isOpen).findFirst()
                    : Optional.empty();
        }
    }

    /** Whether nobody decided on it yet. */
    public boolean isOpen() {
        return progress == Handling.OPEN || progress == Handling.ASKED;
    }

    /** Whether the day has gone by on which an answer was asked for. */
    public boolean isOverdue(LocalDate today) {
        return askedUntil != null && today.isAfter(askedUntil);
    }

    /** The numbers of its files. */
    public List<Integer> fileNumbers() {
        return IntStream.rangeClosed(1, files).boxed().toList();
    }
}
