package org.wengang.registry.roster;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A column a roster may have, by its heading; in any order, and more of them than these. */
public enum RosterColumn {
    NAME("姓名"),
    ID("证件号码"),
    /** Empty for a resident ID, and for whatever the number itself tells. */
    ID_KIND("证件类型"),
    /** Needed where the number of the document does not say; likewise the sex. */
    BIRTH("出生日期"),
    SEX("性别"),
    MOBILE("手机号码"),
    HUKOU("户籍所在地"),
    HOME("家庭所在地"),
    RESIDENCE("常住地"),
    HUKOU_NATURE("户口性质"),
    EMPLOYER_NAME("用人单位名称"),
    USCC("统一社会信用代码"),
    EMPLOYER_KIND("单位类型"),
    WORKER_CATEGORY("人员类别"),
    STAY_PLACE("留岗地"),
    STAY_FROM("留岗开始日期"),
    STAY_TO("留岗结束日期"),
    ON_DUTY_DAYS("春节假期在岗天数"),
    REMARK("备注");

    private final String heading;

    RosterColumn(String heading) {
        this.heading = heading;
    }

    public String heading() {
        return heading;
    }

    /** The fact it states, named as in schema {@code worker/1}: {@code employer_kind}. */
    public String fact() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a file without it, or a row with it empty, is refused. */
    public boolean isRequired() {
        return this == NAME || this == ID;
    }

    /** Whether it tells who somebody is, which is known of everybody. */
    public boolean tellsWho() {
        return switch (this) {
            case NAME, ID, ID_KIND, BIRTH, SEX -> true;
            case MOBILE, HUKOU, HOME, RESIDENCE, HUKOU_NATURE, EMPLOYER_NAME, USCC -> false;
            case EMPLOYER_KIND, WORKER_CATEGORY, STAY_PLACE, STAY_FROM, STAY_TO -> false;
            case ON_DUTY_DAYS, REMARK -> false;
        };
    }

    /** Whether a spreadsheet that takes it for a number loses digits of it. */
    public boolean isNumberOfManyDigits() {
        return this == ID || this == USCC;
    }

    /** Empty for a heading that is not read. */
    public static Optional<RosterColumn> ofHeading(String heading) {
        return Arrays.stream(values()).filter(column -> column.heading.equals(heading)).findFirst();
    }

    static List<String> requiredHeadings() {
        return Arrays.stream(values())
                .filter(RosterColumn::isRequired)
                .map(RosterColumn::heading)
                .toList();
    }
}
