package org.wengang.web;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.wengang.kernel.DateRange;

/** How a language writes amounts, numbers, days and moments. Moments are in Asia/Shanghai. */
enum Writing {
    ZH("y年M月d日", "y年M月d日 HH:mm", "%s元", "%s至%s"),
    EN("d MMM y", "d MMM y HH:mm", "¥%s", "%s to %s");

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private final String date;
    private final String dateTime;
    private final String money;
    private final String range;

    Writing(String date, String dateTime, String money, String range) {
        this.date = date;
        this.dateTime = dateTime;
        this.money = money;
        this.range = range;
    }

    static Writing of(Language language) {
        return switch (language) {
            case ZH -> ZH;
            case EN -> EN;
        };
    }

    private Language language() {
        return switch (this) {
            case ZH -> Language.ZH;
            case EN -> Language.EN;
        };
    }

    String date(LocalDate day) {
        return DateTimeFormatter.ofPattern(date, language().locale()).format(day);
    }

    String dateTime(Instant moment) {
        return DateTimeFormatter.ofPattern(dateTime, language().locale())
                .format(moment.atZone(SHANGHAI));
    }

    String range(DateRange days) {
        return range.formatted(date(days.first()), date(days.last()));
    }

    /** Grouped, two decimals, with its unit: {@code 1,234.50元}. */
    String money(long fen) {
        var format = NumberFormat.getNumberInstance(language().locale());
        format.setMinimumFractionDigits(2);
        var amount = BigDecimal.valueOf(fen, 2);
        var sign = amount.signum() < 0 ? "-" : "";
        return sign + money.formatted(format.format(amount.abs()));
    }

    String number(long number) {
        return NumberFormat.getIntegerInstance(language().locale()).format(number);
    }
}
