package org.wengang.kernel;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a person shows to say who they are: the kind of a document and its number. The same number
 * on documents of two kinds is two documents. Prints masked; {@link #number()} is the whole number.
 *
 * <p>Only what an issuing authority has published of a number is checked, so that no real document
 * is refused. What is not: which letters begin a passport, and the check digits of cards before
 * 2023.
 *
 * @param number cleaned; 18 characters for what has a citizen identity number
 */
public record IdentityDocument(Kind kind, String number) {

    public enum Kind {
        /** 居民身份证: a citizen identity number, {@link ResidentId}. */
        RESIDENT_ID,
        /**
         * 港澳台居民居住证: a citizen identity number that begins with 810000, 820000 or 830000
         * (《港澳台居民居住证申领发放办法》, 国办发〔2018〕81号, article 8).
         */
        RESIDENCE_PERMIT,
        /**
         * 外国人永久居留身份证: 18 characters beginning with 9, the day of birth at 7 to 14, the last one as
         * in GB 11643 (《新版外国人永久居留身份证机读信息规则（2023版）》, 2–3); before, three letters and twelve digits.
         */
        PERMANENT_RESIDENCE,
        /**
         * 港澳居民来往内地通行证: H or M and eight digits that stay for life; two more count how often it was
         * issued.
         */
        HK_MACAO_PERMIT,
        /**
         * 台湾居民来往大陆通行证: eight digits that stay for life; editions before 2008 add two for how often
         * it was issued, and the office in brackets.
         */
        TAIWAN_PERMIT,
        /** 中国护照: letters and digits; each passport has another number. */
        CHINESE_PASSPORT,
        /** 外国护照, of whatever country: letters and digits (ICAO Doc 9303-4). */
        FOREIGN_PASSPORT;

        /** {@code hk_macao_permit}: as databases and other systems are told. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Empty if there is none. */
        public static Optional<Kind> ofCode(String code) {
            return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
        }
    }

    public enum Fault implements Parsed.Fault {
        /** Not of 18 characters, or not a number of residents of Hong Kong, Macao or Taiwan. */
        RESIDENCE_PERMIT,
        /** Neither form of the card. */
        PERMANENT_RESIDENCE,
        /** Digits 7 to 14 of the card of 2023 are no day, before 1900, or in the future. */
        PERMANENT_RESIDENCE_BIRTH,
        /** The last character of the card of 2023 does not fit the others. */
        PERMANENT_RESIDENCE_CHECKSUM,
        HK_MACAO_PERMIT,
        TAIWAN_PERMIT,
        /** Not 5 to 20 letters and digits with three digits among them. */
        PASSPORT,
        /** A citizen identity number, or a card's, where a passport is named. */
        PASSPORT_KIND;

        @Override
        public String code() {
            return Written.faultCode("document", this);
        }
    }

    private static final Pattern FORMER_CARD = Pattern.compile("[A-Z]{3}[0-9]{12}");
    private static final Pattern CARD = Pattern.compile("9[0-9]{16}[0-9X]");
    private static final Pattern HK_MACAO =
            Pattern.compile("([HM](?:[0-9]{8}|A[0-9]{7}))(?:[0-9]{2})?");
    private static final Pattern TAIWAN =
            Pattern.compile("([0-9]{8})(?:[0-9]{2}(?:\\([0-9A-Z]\\))?)?");
    private static final Pattern PASSPORT = Pattern.compile("(?=(?:[A-Z]*[0-9]){3})[A-Z0-9]{5,20}");

    /** Written on some passports, left out by machines that read them. */
    private static final Pattern BETWEEN = Pattern.compile("[-‐‑–—./<]");

    private static final int MOST_SHOWN = 4;
    private static final char KEY_SEPARATOR = ':';

    /**
     * @throws IllegalArgumentException naming the fault, never the number
     */
    public IdentityDocument {
        var clean = clean(kind, number, LocalDate.MAX).orThrow();
        if (!clean.number.equals(number) || clean.kind != kind) {
            throw new IllegalArgumentException("not a clean number of " + kind);
        }
    }

    /** A cleaned number and what it turned out to be. */
    private record Clean(Kind kind, String number) {}

    /**
     * Of a kind that nobody named: a citizen identity number, or a foreigner's card of 2023, told
     * by its first digit.
     *
     * @param today nobody is born after this day
     */
    public static Parsed<IdentityDocument> parse(String text, LocalDate today) {
        var code = Written.code(text);
        var kind = isCard(code) ? Kind.PERMANENT_RESIDENCE : Kind.RESIDENT_ID;
        return parse(kind, code, today);
    }

    /**
     * Blanks, full-width forms, lower case and hyphens are forgiven; the number of a resident of
     * Hong Kong, Macao or Taiwan is a residence permit's though a resident ID is named.
     *
     * @param today nobody is born after this day
     */
    public static Parsed<IdentityDocument> parse(Kind kind, String text, LocalDate today) {
        return clean(kind, text, today)
                .map(clean -> new IdentityDocument(clean.kind(), clean.number()));
    }

    /** Everything that it may be, whatever its kind: to look a number up. */
    public static List<IdentityDocument> possible(String text, LocalDate today) {
        return Arrays.stream(Kind.values())
                .flatMap(kind -> parse(kind, text, today).toOptional().stream())
                .distinct()
                .toList();
    }

    /**
     * What {@link #key()} wrote.
     *
     * @throws IllegalArgumentException if it did not
     */
    public static IdentityDocument ofKey(String key) {
        int end = key.indexOf(KEY_SEPARATOR);
        return end < 0
                ? parse(key, LocalDate.MAX).orThrow()
                : new IdentityDocument(
                        Kind.ofCode(key.substring(0, end)).orElseThrow(), key.substring(end + 1));
    }

    /**
     * Equal exactly for the same document. A citizen identity number is its own key, as numbers
     * have been kept since before there were other documents.
     */
    public String key() {
        return isOfEighteen() ? number : kind.code() + KEY_SEPARATOR + number;
    }

    /** Empty where the number does not say. */
    public Optional<LocalDate> birth() {
        return isOfEighteen() ? Optional.of(ResidentId.birthOf(number)) : Optional.empty();
    }

    /** Empty where the number does not say. */
    public Optional<ResidentId.Sex> sex() {
        return isOfEighteen() ? Optional.of(ResidentId.sexOf(number)) : Optional.empty();
    }

    /**
     * The only part a list may show: the last four characters, of a short number no more than its
     * half.
     */
    public String last4() {
        return number.substring(number.length() - Math.min(MOST_SHOWN, number.length() / 2));
    }

    /** Of 18 characters the first four and the last four; of others the last ones only. */
    public String masked() {
        var shown = isOfEighteen() ? number.substring(0, MOST_SHOWN) : "";
        return shown + "*".repeat(number.length() - shown.length() - last4().length()) + last4();
    }

    @Override
    public String toString() {
        return masked();
    }

    /** Whether the number is built as a citizen’s: it says birthday and sex, and checks itself. */
    public boolean isOfEighteen() {
        return switch (kind) {
            case RESIDENT_ID, RESIDENCE_PERMIT -> true;
            case PERMANENT_RESIDENCE -> isCard(number);
            case HK_MACAO_PERMIT, TAIWAN_PERMIT, CHINESE_PASSPORT, FOREIGN_PASSPORT -> false;
        };
    }

    private static Parsed<Clean> clean(Kind kind, String text, LocalDate today) {
        var code = Written.code(text);
        return switch (kind) {
            // lists call a foreigner’s card 身份证 as well
            case RESIDENT_ID ->
                    isCard(code)
                            ? card(code, today)
                            : ResidentId.cleaned(code, today).map(IdentityDocument::ofCitizen);
            case RESIDENCE_PERMIT -> residencePermit(code, today);
            case PERMANENT_RESIDENCE -> card(BETWEEN.matcher(code).replaceAll(""), today);
            case HK_MACAO_PERMIT -> lifelong(kind, HK_MACAO, code, Fault.HK_MACAO_PERMIT);
            case TAIWAN_PERMIT -> lifelong(kind, TAIWAN, code, Fault.TAIWAN_PERMIT);
            case CHINESE_PASSPORT, FOREIGN_PASSPORT -> {
                var plain = BETWEEN.matcher(code).replaceAll("");
                yield passport(kind, plain, today);
            }
        };
    }

    private static Clean ofCitizen(String number) {
        return new Clean(isPermit(number) ? Kind.RESIDENCE_PERMIT : Kind.RESIDENT_ID, number);
    }

    private static boolean isPermit(String number) {
        return number.charAt(0) == '8' && number.startsWith("0000", 2);
    }

    private static Parsed<Clean> residencePermit(String code, LocalDate today) {
        return switch (ResidentId.cleaned(code, today)) {
            case Parsed.Valid<String>(var number) ->
                    isPermit(number)
                            ? Parsed.valid(new Clean(Kind.RESIDENCE_PERMIT, number))
                            : Parsed.faulty(Fault.RESIDENCE_PERMIT);
            // said of a resident ID, its words ask for the kind that is named here
            case Parsed.Faulty<String>(var fault) when fault == ResidentId.Fault.LENGTH ->
                    Parsed.faulty(Fault.RESIDENCE_PERMIT);
            case Parsed.Faulty<String>(var fault) -> Parsed.faulty(fault);
        };
    }

    /** Whether it can be a card of 2023: nobody else's number of 18 begins with 9. */
    private static boolean isCard(String code) {
        return code.length() == 18 && code.charAt(0) == '9' && CARD.matcher(code).matches();
    }

    private static Parsed<Clean> card(String code, LocalDate today) {
        if (FORMER_CARD.matcher(code).matches()) {
            return Parsed.valid(new Clean(Kind.PERMANENT_RESIDENCE, code));
        }
        if (!isCard(code)) {
            return Parsed.faulty(Fault.PERMANENT_RESIDENCE);
        }
        if (!ResidentId.isPlausibleBirth(code, today)) {
            return Parsed.faulty(Fault.PERMANENT_RESIDENCE_BIRTH);
        }
        return ResidentId.checkCharacter(code) == code.charAt(17)
                ? Parsed.valid(new Clean(Kind.PERMANENT_RESIDENCE, code))
                : Parsed.faulty(Fault.PERMANENT_RESIDENCE_CHECKSUM);
    }

    private static Parsed<Clean> passport(Kind kind, String code, LocalDate today) {
        if (!PASSPORT.matcher(code).matches()) {
            return Parsed.faulty(Fault.PASSPORT);
        }
        var isAnother = code.length() == 18 && parse(code, today).toOptional().isPresent();
        return isAnother ? Parsed.faulty(Fault.PASSPORT_KIND) : Parsed.valid(new Clean(kind, code));
    }

    /** How often it was issued says nothing of who bears it. */
    private static Parsed<Clean> lifelong(Kind kind, Pattern form, String code, Fault fault) {
        var parts = form.matcher(code);
        return parts.matches()
                ? Parsed.valid(new Clean(kind, parts.group(1)))
                : Parsed.faulty(fault);
    }
}
