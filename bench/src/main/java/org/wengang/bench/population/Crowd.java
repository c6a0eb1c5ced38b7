package org.wengang.bench.population;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wengang.kernel.ResidentId;

/**
 * Invented people, among them some who are entered twice and some who only look like it, each sort
 * as often as asked. Names are made of the characters of the calendar and of a primer, some far
 * more often than others.
 */
public final class Crowd {

    /** Who is entered twice, and how it came. */
    public enum Twice {
        NUMBER_DIGIT,
        NUMBER_SWAP,
        NAME_BIRTH_PHONE,
        PHONE_SIMILAR_NAME,
        OTHER_SURNAME,
        NAME_BIRTH_HOME
    }

    /** Two people who are not one. */
    public enum Honest {
        TWINS_ON_ONE_PHONE,
        SIBLINGS_ON_ONE_PHONE,
        NAMESAKES_OF_ONE_EMPLOYER,
        NAMESAKES_BORN_ALIKE,
        NEXT_NUMBER,
        SAME_GIVEN_NAME_BORN_ALIKE
    }

    /** Where the rows go, the two of a pair one after the other. */
    @FunctionalInterface
    public interface Rows {
        void add(Entry entry) throws Exception;
    }

    /**
     * A row.
     *
     * @param pair the same for the two of a pair; 0 for a row alone
     * @param sort a {@link Twice} or {@link Honest}; "" for a row alone
     */
    public record Entry(
            int pair,
            String sort,
            String name,
            String number,
            LocalDate birth,
            String sex,
            @Nullable String phone,
            String place,
            @Nullable String home,
            String employer) {}

    private static final String SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕";
    private static final String SIGNS =
            "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄宇宙洪荒日月盈昃宿列寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜";
    private static final List<String> PLACES =
            List.of(
                    "130102", "130104", "130105", "130107", "130108", "130109", "130110", "130111",
                    "130121", "130123", "130125", "130126", "130127", "130128", "130129", "130130",
                    "130131", "130132", "130133", "130181", "130183", "130184", "130602", "130606",
                    "130607", "130608", "130609", "130623", "130624", "130626", "130627", "130628",
                    "130629", "130630", "130631", "130632", "130633", "130634", "130682", "131102");
    private static final int EMPLOYERS = 4000;

    private final Random random = new Random(20210211);
    private final Set<Long> used = new HashSet<>();
    private int pairs;

    /**
     * @param planted pairs of each sort, of those entered twice and of honest ones
     */
    public void make(int count, int planted, Rows rows) throws Exception {
        var made = 0;
        for (var sort : Twice.values()) {
            for (int i = 0; i < planted; i++) {
                var one = known();
                made += pair(rows, sort.name(), one, again(sort, one));
            }
        }
        for (var sort : Honest.values()) {
            for (int i = 0; i < planted; i++) {
                var one = somebody();
                made += pair(rows, sort.name(), one, another(sort, one));
            }
        }
        for (; made < count; made++) {
            rows.add(entry(0, "", somebody()));
        }
    }

    private int pair(Rows rows, String sort, Invented one, Invented other) throws Exception {
        pairs++;
        rows.add(entry(pairs, sort, one));
        rows.add(entry(pairs, sort, other));
        return 2;
    }

    private Invented again(Twice sort, Invented one) {
        var elsewhere = chance(20) ? one.of(one.place(), place(), employer()) : one;
        return switch (sort) {
            case NUMBER_DIGIT -> slip(elsewhere.called(otherPhone(one)), false);
            case NUMBER_SWAP -> slip(elsewhere.called(otherPhone(one)), true);
            case NAME_BIRTH_PHONE -> phoned(other(elsewhere), one);
            case PHONE_SIMILAR_NAME ->
                    phoned(
                            other(chance(60) ? elsewhere : bornNear(elsewhere))
                                    .named(similar(one.name())),
                            one);
            case OTHER_SURNAME ->
                    other(one.called(chance(30) ? one.phone() : phone()))
                            .named(otherSurname(one.name()));
            case NAME_BIRTH_HOME -> other(one.called(phone()));
        };
    }

    private Invented another(Honest sort, Invented one) {
        return switch (sort) {
            case TWINS_ON_ONE_PHONE -> phoned(other(one).named(similar(one.name())), one);
            case SIBLINGS_ON_ONE_PHONE ->
                    phoned(fresh(one.place()), one).named(similar(one.name()));
            case NAMESAKES_OF_ONE_EMPLOYER ->
                    fresh(one.place())
                            .named(one.name())
                            .of(one.place(), one.home(), one.employer());
            case NAMESAKES_BORN_ALIKE ->
                    other(one).called(phone()).of(place(), place(), employer());
            case NEXT_NUMBER -> unused(one.first14(), one.sequence()).named(name());
            case SAME_GIVEN_NAME_BORN_ALIKE ->
                    other(one)
                            .called(phone())
                            .named(otherSurname(one.name()))
                            .of(place(), one.home(), employer());
        };
    }

    private Invented somebody() {
        return fresh(place());
    }

    /** With telephone and home. */
    private Invented known() {
        while (true) {
            var made = somebody();
            if (made.phone() != null && made.home() != null) {
                return made;
            }
        }
    }

    private Invented fresh(String place) {
        while (true) {
            var birth = LocalDate.of(1961, 1, 1).plusDays(random.nextInt(365 * 42));
            var first14 = place + birth.format(DateTimeFormatter.BASIC_ISO_DATE);
            var made =
                    new Invented(
                            name(),
                            first14,
                            random.nextInt(1000),
                            chance(3) ? null : phone(),
                            place,
                            chance(4) ? null : chance(5) ? place() : place,
                            employer());
            if (used.add(Long.parseLong(made.first17()))) {
                return made;
            }
        }
    }

    /** The same sex and birthday under a number that differs in two digits or more. */
    private Invented other(Invented one) {
        while (true) {
            var sequence = (one.sequence() + 2 * (1 + random.nextInt(499))) % 1000;
            var place = chance(50) ? one.first14().substring(0, 6) : place();
            var made = one.numbered(place + one.first14().substring(6), sequence);
            if (differing(made.first17(), one.first17()) > 1 && take(made)) {
                return made;
            }
        }
    }

    private Invented unused(String first14, int sequence) {
        for (int step = 1; ; step++) {
            var made = fresh(first14.substring(0, 6)).numbered(first14, (sequence + step) % 1000);
            if (take(made)) {
                return made;
            }
        }
    }

    /** One digit wrong, or two neighbours swapped, and still a number somebody may have. */
    private Invented slip(Invented one, boolean swapped) {
        while (true) {
            var digits = one.first17().toCharArray();
            if (swapped) {
                int at = random.nextInt(16);
                char first = digits[at];
                digits[at] = digits[at + 1];
                digits[at + 1] = first;
            } else {
                digits[random.nextInt(17)] = (char) ('0' + random.nextInt(10));
            }
            var number = new String(digits);
            if (number.equals(one.first17()) || !number.startsWith("1")) {
                continue;
            }
            try {
                var made = one.numbered(number);
                var isPlausible =
                        new ResidentId(made.number()).birth().isBefore(LocalDate.of(2010, 1, 1))
                                && made.birth().isAfter(LocalDate.of(1940, 1, 1));
                if (isPlausible && take(made)) {
                    return made;
                }
            } catch (IllegalArgumentException | DateTimeException notANumber) {
                // another slip
            }
        }
    }

    /** One of year, month and day is another. */
    private Invented bornNear(Invented one) {
        var birth = one.birth();
        var near =
                switch (random.nextInt(3)) {
                    case 0 ->
                            birth.getDayOfMonth() > 28
                                    ? birth.minusDays(1)
                                    : birth.plusYears(1 + random.nextInt(9));
                    case 1 ->
                            birth.getDayOfMonth() > 28
                                    ? birth.minusDays(1)
                                    : birth.withMonth(1 + birth.getMonthValue() % 12);
                    default -> birth.withDayOfMonth(1 + birth.getDayOfMonth() % 28);
                };
        return one.numbered(
                one.first14().substring(0, 6) + near.format(DateTimeFormatter.BASIC_ISO_DATE),
                one.sequence());
    }

    private boolean take(Invented made) {
        return used.add(Long.parseLong(made.first17()));
    }

    private static int differing(String one, String other) {
        int count = 0;
        for (int i = 0; i < one.length(); i++) {
            count += one.charAt(i) == other.charAt(i) ? 0 : 1;
        }
        return count;
    }

    private Invented phoned(Invented made, Invented as) {
        return made.called(as.phone());
    }

    private @Nullable String otherPhone(Invented one) {
        return chance(60) ? one.phone() : phone();
    }

    private String similar(String name) {
        while (true) {
            var made = name.substring(0, name.length() - 1) + sign();
            if (!made.equals(name)) {
                return made;
            }
        }
    }

    private String otherSurname(String name) {
        while (true) {
            var made = SURNAMES.charAt(random.nextInt(SURNAMES.length())) + name.substring(1);
            if (!made.equals(name)) {
                return made;
            }
        }
    }

    private String name() {
        int surname = random.nextInt(SURNAMES.length());
        return SURNAMES.charAt(random.nextInt(surname + 1)) + sign() + (chance(85) ? sign() : "");
    }

    /** The first ones more often than the last. */
    private String sign() {
        int most = random.nextInt(SIGNS.length());
        return SIGNS.substring(random.nextInt(most + 1)).substring(0, 1);
    }

    private String phone() {
        return "1" + (3 + random.nextInt(7)) + "%09d".formatted(random.nextInt(1_000_000_000));
    }

    private String place() {
        return PLACES.get(random.nextInt(PLACES.size()));
    }

    private String employer() {
        int most = random.nextInt(EMPLOYERS);
        return "试点" + (1 + random.nextInt(most + 1)) + "号公司";
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private static Entry entry(int pair, String sort, Invented one) {
        return new Entry(
                pair,
                sort,
                one.name(),
                one.number(),
                one.birth(),
                one.sex(),
                one.phone(),
                one.place(),
                one.home(),
                one.employer());
    }

    /** The sorts of those entered twice. */
    public static List<String> twice() {
        return Arrays.stream(Twice.values()).map(Enum::name).toList();
    }

    public static List<String> honest() {
        return Arrays.stream(Honest.values()).map(Enum::name).toList();
    }
}
