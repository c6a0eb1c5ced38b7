package org.wengang.entitlement;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wengang.kernel.Ids;
import org.wengang.kernel.Money;
import org.wengang.kernel.Refused;
import org.wengang.web.FormErrors;
import org.wengang.web.component.Cursor;

/** What comes out of a form or a query, read without trusting it. */
public final class Forms {

    private static final int LONGEST_CAMPAIGN = 60;
    private static final int LONGEST_REASON = 500;
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2999;

    /** Ten billion yuan; a million of them are still a number of fen. */
    private static final long MOST_FEN = 1_000_000_000_000L;

    private static final Pattern COUNT = Pattern.compile("[1-9]\\d{0,6}");

    private Forms() {}

    /** Empty if it is no day written {@code 2021-02-11}, or one of no calendar in use. */
    public static Optional<LocalDate> day(@Nullable String text) {
        try {
            return Optional.ofNullable(text)
                    .map(day -> LocalDate.parse(day.strip()))
                    .filter(day -> day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR);
        } catch (DateTimeParseException notADay) {
            return Optional.empty();
        }
    }

    /**
     * Yuan with at most two decimals, in fen; empty if it is not more than 0, or more than ten
     * billion yuan.
     */
    public static OptionalLong fen(String yuan) {
        return Money.read(yuan).stream()
                .mapToLong(Money::fen)
                .filter(fen -> fen > 0 && fen <= MOST_FEN)
                .findFirst();
    }

    /** Empty if it is no whole number from 1 to {@code most}, which is at most 9,999,999. */
    public static OptionalInt count(String text, int most) {
        var digits = text.strip();
        if (!COUNT.matcher(digits).matches()) {
            return OptionalInt.empty();
        }
        var count = Integer.parseInt(digits);
        return count <= most ? OptionalInt.of(count) : OptionalInt.empty();
    }

    /** Empty if it is no id. */
    public static Optional<UUID> id(@Nullable String text) {
        try {
            return text == null ? Optional.empty() : Optional.of(UUID.fromString(text.strip()));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    /**
     * What tells the same form sent twice from another one. A form gone back to and sent with
     * another choice is another one, so that nobody is told that it was done when it was not.
     *
     * @param text the id the form was given; a new one is made if it is none
     * @param chosen what was filled in
     */
    public static UUID submission(@Nullable String text, Object... chosen) {
        return id(text).map(form -> List.of(form, List.of(chosen)).toString())
                .map(key -> UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)))
                .orElseGet(Ids::newId);
    }

    /** Likewise of what a program asks with a key of its own: the same key is the same request. */
    public static UUID submissionOf(UUID account, String key) {
        return UUID.nameUUIDFromBytes((account + " " + key).getBytes(StandardCharsets.UTF_8));
    }

    /** The value written like that, or another one for whatever else was written. */
    public static <T> T oneOf(T[] known, Function<T, String> stored, String text, T otherwise) {
        for (var each : known) {
            if (stored.apply(each).equals(text)) {
                return each;
            }
        }
        return otherwise;
    }

    /** A reason for a step, which must be given. */
    public static void checkReason(String field, String reason, FormErrors errors) {
        checkReason(field, reason, "entitlement.fault.reason", errors);
    }

    /**
     * A reason for a step.
     *
     * @param missing the message where there is none; null where it need not be given
     */
    public static void checkReason(
            String field, String reason, @Nullable String missing, FormErrors errors) {
        if (missing != null && reason.isBlank()) {
            errors.add(field, missing);
        } else if (reason.strip().length() > LONGEST_REASON) {
            errors.add(field, "entitlement.fault.length", LONGEST_REASON);
        }
    }

    /** Whether a file was refused for what it is, which belongs beside the field it came by. */
    public static boolean isAboutTheFile(Refused refused) {
        return switch (refused.problem().kind()) {
            case INVALID, TOO_LARGE -> true;
            case UNKNOWN, CONFLICT, FORBIDDEN, BUSY -> false;
        };
    }

    /**
     * A special action by its name. One written otherwise than before would be another one, and pay
     * again.
     *
     * @param isNew whether the officer said that it has no name that was used before
     * @param former names that were used before
     */
    public static void checkCampaign(
            String campaign, boolean isNew, List<String> former, FormErrors errors) {
        if (campaign.isEmpty()) {
            errors.add("campaign", "entitlement.campaign.fault.missing");
        } else if (campaign.length() > LONGEST_CAMPAIGN) {
            errors.add("campaign", "entitlement.campaign.fault.long", LONGEST_CAMPAIGN);
        } else if (!former.isEmpty() && !isNew && !former.contains(campaign)) {
            errors.add("campaign", "entitlement.campaign.fault.unknown", String.join("、", former));
        }
    }

    /** Keys of rows, ids or numbers, as {@link Cursor#of} takes them. */
    public static Cursor cursor(@Nullable Object after, @Nullable Object before) {
        return Cursor.of(after, before);
    }
}
