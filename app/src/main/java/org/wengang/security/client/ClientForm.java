package org.wengang.security.client;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.wengang.security.Right;
import org.wengang.web.FormErrors;

/**
 * What an administrator wrote to let a program in.
 *
 * @param rights codes
 */
public record ClientForm(String name, List<String> rights, String until) {

    private static final int LONGEST_NAME = 60;

    /** Marks of direction and the like: with them two names would look the same in the trail. */
    private static final Pattern UNSEEN = Pattern.compile("\\p{Cf}");

    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");

    public ClientForm {
        name = UNSEEN.matcher(name).replaceAll("");
        name = BLANKS.matcher(name).replaceAll(" ").strip();
        rights = List.copyOf(rights);
        until = until.strip();
    }

    /** For a year, and nothing but what says nothing of people. */
    static ClientForm blank(LocalDate today) {
        return new ClientForm(
                "", List.of(Right.REFERENCE_READ.code()), today.plusYears(1).toString());
    }

    FormErrors faults(LocalDate today) {
        var errors = FormErrors.none();
        if (name.isEmpty() || name.codePointCount(0, name.length()) > LONGEST_NAME) {
            errors.add("name", "security.client.fault.name");
        }
        if (chosen().isEmpty()) {
            errors.add("right", "security.client.fault.rights");
        }
        var last = today.plusYears(Clients.MOST_YEARS);
        if (day().filter(day -> !day.isBefore(today) && !day.isAfter(last)).isEmpty()) {
            errors.add("until", "security.client.fault.until", today, last);
        }
        return errors;
    }

    Set<Right> chosen() {
        return rights.stream()
                .flatMap(code -> Right.of(code).stream())
                .filter(Right.given()::contains)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Empty where it is none. */
    Optional<LocalDate> day() {
        try {
            return Optional.of(LocalDate.parse(until));
        } catch (DateTimeParseException noDay) {
            return Optional.empty();
        }
    }
}
