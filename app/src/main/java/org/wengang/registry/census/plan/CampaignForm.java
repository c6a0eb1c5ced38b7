package org.wengang.registry.census.plan;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wengang.registry.cell.WrittenDay;
import org.wengang.registry.census.AskedFact;
import org.wengang.web.FormErrors;

/**
 * A census as an officer plans it, as typed.
 *
 * @param place a code or a full name; where people count as present
 * @param townBy {@code home}, {@code residence} or {@code stay_place}
 * @param asked names of questions
 */
public record CampaignForm(
        String title,
        String place,
        String townBy,
        String firstDay,
        String lastDay,
        List<String> asked) {

    static final List<String> TOWN_BY = List.of("residence", "home", "stay_place");

    private static final int LONGEST_TITLE = 100;

    public CampaignForm {
        title = title.strip();
        place = place.strip();
        asked = List.copyOf(asked);
    }

    public boolean asks(AskedFact question) {
        return asked.contains(question.fact());
    }

    /** Those it asks, in their order. */
    List<AskedFact> questions() {
        return List.of(AskedFact.values()).stream().filter(this::asks).toList();
    }

    /** Null where it is no day of this century. */
    static @Nullable LocalDate day(String text) {
        var day = WrittenDay.parse(text.strip());
        return day == null || day.getYear() < 2000 || day.getYear() > 2100 ? null : day;
    }

    /** What is wrong with it, but for the place. */
    FormErrors errors() {
        var errors = FormErrors.none();
        if (title.isEmpty() || title.length() > LONGEST_TITLE) {
            errors.add("title", "census.fault.title", LONGEST_TITLE);
        }
        if (!TOWN_BY.contains(townBy)) {
            errors.add("townBy", "census.fault.town-by");
        }
        var first = day(firstDay);
        var last = day(lastDay);
        if (first == null) {
            errors.add("firstDay", "census.fault.day");
        }
        if (last == null) {
            errors.add("lastDay", "census.fault.day");
        } else if (first != null && last.isBefore(first)) {
            errors.add("lastDay", "census.fault.days");
        }
        if (questions().isEmpty()) {
            errors.add("asked", "census.fault.asked");
        }
        return errors;
    }
}
