package org.wengang.bench.population;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.wengang.kernel.ResidentId;

/**
 * Somebody invented, as one row of a roster would tell of them.
 *
 * @param first14 of the number: place and birthday
 * @param sequence 0 to 999; odd for men
 * @param phone null where none is known; likewise the home
 * @param place of the hukou
 */
record Invented(
        String name,
        String first14,
        int sequence,
        @Nullable String phone,
        String place,
        @Nullable String home,
        String employer) {

    Invented named(String other) {
        return new Invented(other, first14, sequence, phone, place, home, employer);
    }

    Invented numbered(String otherFirst14, int otherSequence) {
        return new Invented(name, otherFirst14, otherSequence, phone, place, home, employer);
    }

    /** With these 17 digits. */
    Invented numbered(String first17) {
        return numbered(first17.substring(0, 14), Integer.parseInt(first17.substring(14)));
    }

    Invented called(@Nullable String otherPhone) {
        return new Invented(name, first14, sequence, otherPhone, place, home, employer);
    }

    Invented of(String otherPlace, @Nullable String otherHome, String otherEmployer) {
        return new Invented(name, first14, sequence, phone, otherPlace, otherHome, otherEmployer);
    }

    String first17() {
        return first14 + "%03d".formatted(sequence);
    }

    String number() {
        return first17() + ResidentId.checkCharacter(first17());
    }

    LocalDate birth() {
        return LocalDate.of(
                Integer.parseInt(first14, 6, 10, 10),
                Integer.parseInt(first14, 10, 12, 10),
                Integer.parseInt(first14, 12, 14, 10));
    }

    String sex() {
        return sequence % 2 == 1 ? "male" : "female";
    }
}
