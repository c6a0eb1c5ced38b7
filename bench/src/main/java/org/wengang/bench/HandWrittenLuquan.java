package org.wengang.bench;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.schema.Facts;
import org.wengang.engine.schema.Region;

/** The Luquan rule as a programmer would write it by hand: the bound the engine is held against. */
final class HandWrittenLuquan {

    private static final byte NO = 0;
    private static final byte YES = 1;
    private static final byte UNKNOWN = 2;
    private static final int NOTHING = Integer.MIN_VALUE;
    private static final int FIRST = (int) LocalDate.of(2021, 2, 11).toEpochDay();
    private static final int LAST = (int) LocalDate.of(2021, 2, 17).toEpochDay();

    private HandWrittenLuquan() {}

    /** The facts as primitives; {@code NOTHING} is unknown. */
    record Person(
            int hukou,
            int home,
            int residence,
            int stayPlace,
            int stayFrom,
            int stayTo,
            byte employee,
            byte otherCategory,
            byte individual,
            byte nonPublic) {

        static Person of(Facts facts) {
            @Nullable Object category = facts.get("worker_category");
            @Nullable Object kind = facts.get("employer_kind");
            return new Person(
                    region(facts, "hukou"),
                    region(facts, "home"),
                    region(facts, "residence"),
                    region(facts, "stay_place"),
                    day(facts, "stay_from"),
                    day(facts, "stay_to"),
                    is(category, Set.of("employee")),
                    is(category, Set.of("construction_site")),
                    is(kind, Set.of("individual_business")),
                    is(kind, Set.of("private", "foreign", "individual_business")));
        }

        private static int region(Facts facts, String name) {
            return facts.get(name) instanceof Region region
                    ? Integer.parseInt(region.code())
                    : NOTHING;
        }

        private static int day(Facts facts, String name) {
            return facts.get(name) instanceof LocalDate day ? (int) day.toEpochDay() : NOTHING;
        }

        private static byte is(@Nullable Object value, Set<String> wanted) {
            return value instanceof String code ? wanted.contains(code) ? YES : NO : UNKNOWN;
        }
    }

    /** 1 if eligible; every clause is looked at, as for a refusal with all its reasons. */
    static long reasons(Person person) {
        byte stay =
                and(
                        and(within(person.stayPlace), notAfter(person.stayFrom, FIRST)),
                        notAfter(-person.stayTo, -LAST));
        byte hukou = outside(person.hukou);
        byte home = outside(person.home);
        byte residence = outside(person.residence);
        byte employer =
                or(
                        or(and(person.employee, person.nonPublic), person.individual),
                        person.otherCategory);
        return and(and(and(stay, hukou), and(home, residence)), employer) == YES ? 1 : 0;
    }

    /** 1 if eligible; stops at the first clause that is false, as the closures' verdict does. */
    static long verdict(Person person) {
        byte stay =
                and(
                        and(within(person.stayPlace), notAfter(person.stayFrom, FIRST)),
                        notAfter(-person.stayTo, -LAST));
        if (stay == NO) {
            return 0;
        }
        byte outside = and(outside(person.hukou), outside(person.home));
        if (outside == NO || outside(person.residence) == NO) {
            return 0;
        }
        return reasons(person);
    }

    private static byte within(int place) {
        if (place == NOTHING || place == 130_000 || place == 130_100) {
            return UNKNOWN;
        }
        return place == 130_110 ? YES : NO;
    }

    private static byte outside(int place) {
        if (place == NOTHING || place == 130_000) {
            return UNKNOWN;
        }
        return place / 100 == 1301 ? NO : YES;
    }

    private static byte notAfter(int day, int last) {
        return day == NOTHING || day == -NOTHING ? UNKNOWN : day <= last ? YES : NO;
    }

    private static byte and(byte left, byte right) {
        return left == NO || right == NO ? NO : left == YES ? right : UNKNOWN;
    }

    private static byte or(byte left, byte right) {
        return left == YES || right == YES ? YES : left == NO ? right : UNKNOWN;
    }
}
