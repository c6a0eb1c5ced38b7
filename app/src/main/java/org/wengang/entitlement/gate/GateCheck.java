package org.wengang.entitlement.gate;

import java.util.Arrays;
import java.util.Locale;

/** What the gate looks for. */
enum GateCheck {
    /** Whoever is concerned refuses an automated decision (个人信息保护法 art. 24). */
    PERSON_ASKED(),
    /** Younger than sixteen on the day of the determination (劳动法 art. 15). */
    UNDER_AGE(Shown.DAY),
    /** Ninety or older on that day: maybe no longer alive, or the birth is wrong. */
    VERY_OLD(Shown.DAY),
    /** One of the records that may be one person, and nobody has settled it. */
    OPEN_DUPLICATE(),
    /** More people of an employer have awards of a policy than it has staff. */
    MORE_THAN_STAFF(Shown.TEXT, Shown.NUMBER, Shown.NUMBER),
    /** More than three persons with awards of a policy have one mobile number. */
    MANY_AT_ONE_PHONE(Shown.NUMBER),
    /** More than three times the middle amount of the policy's awards, of which there are ten. */
    AMOUNT_OUTSIDE(Shown.MONEY, Shown.MONEY);

    /** What a value of a finding is, so that it can be said in words. */
    enum Shown {
        TEXT,
        NUMBER,
        DAY,
        MONEY
    }

    private final Shown[] shows;

    GateCheck(Shown... shows) {
        this.shows = shows;
    }

    /** What the value at that place of its detail is. */
    Shown shows(int place) {
        return shows[place];
    }

    /** As the database writes it: {@code under-age}. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Key of its name for people. */
    String key() {
        return "life.gate.of." + code();
    }

    /** Key of what it says; arguments: its detail. */
    String textKey() {
        return "life.gate.text." + code();
    }

    static GateCheck of(String code) {
        return Arrays.stream(values())
                .filter(check -> check.code().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
