package org.wengang.voucher.card;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.schema.Label;
import org.wengang.entitlement.Forms;
import org.wengang.kernel.Ids;
import org.wengang.voucher.card.Privilege.Gives;
import org.wengang.voucher.merchant.PlaceKind;
import org.wengang.web.FormErrors;

/**
 * What an officer wrote to plan a kind of card.
 *
 * @param rows of privileges, as many as the page has; those without a name are left out
 */
public record CardKindForm(
        String title,
        String titleEn,
        String source,
        String firstDay,
        String lastDay,
        List<Row> rows,
        String submission) {

    private static final int ROWS = 6;
    private static final int LONGEST = 60;
    private static final int LONGEST_ENGLISH = 120;
    private static final int LONGEST_SOURCE = 300;
    private static final int MOST_USES = 1000;
    private static final int MOST_YEARS = 2;

    public CardKindForm {
        rows = List.copyOf(rows);
    }

    /**
     * A privilege as it was written.
     *
     * @param number from 1; stands behind the names of its fields
     * @param percent what is taken off; empty unless it is a discount
     * @param uses empty for as often as needed
     */
    public record Row(
            int number,
            String name,
            String nameEn,
            String gives,
            String percent,
            String uses,
            String place) {

        /** Whether something was typed; what is chosen from a list may be what stood there. */
        boolean isFilled() {
            return !(name + nameEn + percent + uses).isBlank();
        }
    }

    /** What was written, without faults. */
    record Plan(
            Label title,
            String source,
            LocalDate firstDay,
            LocalDate lastDay,
            List<Privilege> privileges) {}

    static CardKindForm blank() {
        return of(Map.of("submission", Ids.newId().toString()));
    }

    /** What a form leaves out is empty. */
    static CardKindForm of(Map<String, String> fields) {
        return new CardKindForm(
                fields.getOrDefault("title", ""),
                fields.getOrDefault("titleEn", ""),
                fields.getOrDefault("source", ""),
                fields.getOrDefault("firstDay", ""),
                fields.getOrDefault("lastDay", ""),
                IntStream.rangeClosed(1, ROWS).mapToObj(number -> row(fields, number)).toList(),
                fields.getOrDefault("submission", ""));
    }

    private static Row row(Map<String, String> fields, int number) {
        return new Row(
                number,
                fields.getOrDefault("name" + number, ""),
                fields.getOrDefault("nameEn" + number, ""),
                fields.getOrDefault("gives" + number, ""),
                fields.getOrDefault("percent" + number, ""),
                fields.getOrDefault("uses" + number, ""),
                fields.getOrDefault("place" + number, ""));
    }

    /** Empty if something is wrong, which then stands in {@code errors}. */
    Optional<Plan> plan(LocalDate today, FormErrors errors) {
        checkWords("title", title, LONGEST, errors);
        checkLength("titleEn", titleEn, LONGEST_ENGLISH, errors);
        checkWords("source", source, LONGEST_SOURCE, errors);
        var first = Forms.day(firstDay).orElse(null);
        var last = Forms.day(lastDay).orElse(null);
        if (first == null) {
            errors.add("firstDay", "voucher.merchant.fault.day");
        }
        if (last == null
                || first != null && last.isBefore(first)
                || last.isBefore(today)
                || last.isAfter(today.plusYears(MOST_YEARS))) {
            errors.add("lastDay", "voucher.card.fault.last-day", today.plusYears(MOST_YEARS));
        }
        var privileges = new ArrayList<Privilege>();
        for (var row : rows) {
            if (row.isFilled()) {
                privilege(row, privileges.size() + 1, errors).ifPresent(privileges::add);
            }
        }
        if (privileges.isEmpty()) {
            errors.add("name1", "voucher.card.fault.privilege");
        }
        return errors.hasErrors() || first == null || last == null
                ? Optional.empty()
                : Optional.of(
                        new Plan(label(title, titleEn), source.strip(), first, last, privileges));
    }

    private static Optional<Privilege> privilege(Row row, int number, FormErrors errors) {
        var at = row.number();
        checkWords("name" + at, row.name(), LONGEST, errors);
        checkLength("nameEn" + at, row.nameEn(), LONGEST_ENGLISH, errors);
        var gives = Gives.ofCode(row.gives()).orElse(null);
        if (gives == null) {
            errors.add("gives" + at, "voucher.card.fault.gives");
        }
        var percent = gives == Gives.DISCOUNT ? number(row.percent(), 99) : null;
        if (gives == Gives.DISCOUNT && percent == null) {
            errors.add("percent" + at, "voucher.merchant.fault.uses", 99);
        }
        var uses = row.uses().isBlank() ? null : number(row.uses(), MOST_USES);
        if (!row.uses().isBlank() && uses == null) {
            errors.add("uses" + at, "voucher.merchant.fault.uses", MOST_USES);
        }
        var place =
                PlaceKind.ofCode(row.place()).filter(kind -> !kind.takesVouchers()).orElse(null);
        if (place == null) {
            errors.add("place" + at, "voucher.card.fault.place");
        }
        return gives == null || place == null
                ? Optional.empty()
                : Optional.of(
                        new Privilege(
                                Ids.newId(),
                                number,
                                label(row.name(), row.nameEn()),
                                gives,
                                percent,
                                uses,
                                place));
    }

    private static Label label(String chinese, String english) {
        return new Label(chinese.strip(), english.isBlank() ? chinese.strip() : english.strip());
    }

    private static void checkWords(String field, String text, int longest, FormErrors errors) {
        if (text.isBlank()) {
            errors.add(field, "voucher.merchant.fault.words", longest);
        }
        checkLength(field, text, longest, errors);
    }

    private static void checkLength(String field, String text, int longest, FormErrors errors) {
        if (text.strip().length() > longest) {
            errors.add(field, "voucher.merchant.fault.words", longest);
        }
    }

    private static @Nullable Integer number(String text, int most) {
        var number = Forms.count(text, most);
        return number.isPresent() ? number.getAsInt() : null;
    }
}
